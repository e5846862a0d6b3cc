package org.plumbline.review.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.ext.mail.SMTPException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class PostTest {

    @Inject
    Envelope envelope;

    @Inject
    TlsConfigurationRegistry registry;

    @Test
    void keepsWholeMailsAsFilesOnceEach(@TempDir Path folder) throws Exception {
        Path mails = folder.resolve("mail");
        FolderPost post = new FolderPost(mails, envelope);
        UUID id = Ids.next();
        Letter letter = new Letter(
                id,
                "nora@desk.example",
                "[Plumbline] Zurückgegeben: أكثر من 33,000",
                "Hello é,\n\nplain",
                "<p>Hello é,</p>");
        post.send(letter);
        post.send(letter);

        try (Stream<Path> files = Files.list(mails)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(id + ".eml");
        }
        MimeMessage mail = read(mails.resolve(id + ".eml"));
        assertThat(mail.getSubject()).isEqualTo("[Plumbline] Zurückgegeben: أكثر من 33,000");
        assertThat(mail.getAllRecipients()[0]).hasToString("nora@desk.example");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(String.valueOf(parts.getBodyPart(0).getContent())).contains("Hello é,");
        assertThat(String.valueOf(parts.getBodyPart(1).getContent())).contains("<p>Hello é,</p>");
    }

    @Test
    void tellsAMailThatIsNeverTakenFromOneThatIsNotTakenNow() {
        assertThat(fault(refused(550))).isEqualTo(Post.Undelivered.Fault.LETTER);
        assertThat(fault(refused(553))).isEqualTo(Post.Undelivered.Fault.LETTER);
        for (int code : new int[] {421, 450, 451, 452, 530, 535, 554}) {
            assertThat(fault(refused(code))).as("%d", code).isEqualTo(Post.Undelivered.Fault.FOR_NOW);
        }
        assertThat(fault(new ConnectException("somewhere"))).isEqualTo(Post.Undelivered.Fault.POST);
    }

    @Test
    void takesNobodyElsesCertificateForTheServers() {
        TlsConfiguration tls = registry.get("mail").orElseThrow();
        assertThat(tls.getHostnameVerificationAlgorithm()).contains("HTTPS");
        assertThat(tls.isTrustAll()).isFalse();
    }

    @Test
    void saysNothingOfWhomItIsTo() {
        assertThat(SmtpPost.undelivered(new CompletionException(refused(550))).words())
                .isEqualTo("the mail server answered 550");
    }

    private static SMTPException refused(int code) {
        return new SMTPException("refused", code, List.of(code + " nora@desk.example is unknown"), true);
    }

    private static Post.Undelivered.Fault fault(Throwable cause) {
        return SmtpPost.undelivered(new CompletionException(cause)).fault();
    }

    private static MimeMessage read(Path file) throws IOException, MessagingException {
        try (InputStream content = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), content);
        }
    }
}
