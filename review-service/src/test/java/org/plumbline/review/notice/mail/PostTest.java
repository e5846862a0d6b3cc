package org.plumbline.review.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.notice.MailConfig;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(SmtpForTests.class)
class PostTest {

    @Inject
    Envelope envelope;

    @Inject
    MailConfig config;

    private static Letter letter() {
        return new Letter(
                Ids.next(),
                "nora@desk.example",
                "[Plumbline] Zurückgegeben: أكثر من 33,000",
                "Hello é,\n\nplain",
                "<p>Hello é,</p>");
    }

    @Test
    void keepsWholeMailsAsFilesOnceEach(@TempDir Path folder) throws Exception {
        Path mails = folder.resolve("mail");
        FolderPost post = new FolderPost(mails, envelope);
        Letter letter = letter();
        post.send(letter);
        post.send(letter);

        UUID id = letter.id();
        try (Stream<Path> files = Files.list(mails)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(id + ".eml");
        }
        MimeMessage mail = read(mails.resolve(id + ".eml"));
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@desk.example>");
        assertThat(mail.getSubject()).isEqualTo("[Plumbline] Zurückgegeben: أكثر من 33,000");
        assertThat(mail.getAllRecipients()[0]).hasToString("nora@desk.example");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(String.valueOf(parts.getBodyPart(0).getContent())).contains("Hello é,");
        assertThat(String.valueOf(parts.getBodyPart(1).getContent())).contains("<p>Hello é,</p>");
    }

    @Test
    void tellsAMailThatIsNeverTakenFromOneThatIsNotTakenNow() throws Exception {
        assertThat(fault(refused(550))).isEqualTo(Post.Undelivered.Fault.LETTER);
        assertThat(fault(refused(553))).isEqualTo(Post.Undelivered.Fault.LETTER);
        for (int code : new int[] {421, 450, 451, 452, 530, 554}) {
            assertThat(fault(refused(code))).as("%d", code).isEqualTo(Post.Undelivered.Fault.FOR_NOW);
        }
        assertThat(fault(new SMTPSenderFailedException(new InternetAddress("desk@desk.example"), "MAIL", 550, "no")))
                .as("our own address")
                .isEqualTo(Post.Undelivered.Fault.FOR_NOW);
        assertThat(fault(new AuthenticationFailedException("535 no"))).isEqualTo(Post.Undelivered.Fault.POST);
        assertThat(fault(new MessagingException("lost", new ConnectException("somewhere"))))
                .isEqualTo(Post.Undelivered.Fault.POST);
    }

    @Test
    void saysNothingOfWhomItIsTo() throws Exception {
        assertThat(SmtpPost.undelivered(refused(550)).words()).isEqualTo("the mail server answered 550");
    }

    @Test
    void handsNothingToAServerThatCannotEncryptOrWhoseCertificateNobodyKnows() {
        sendsNothing(ServerSetup.PROTOCOL_SMTP, false);
        sendsNothing(ServerSetup.PROTOCOL_SMTPS, true);
    }

    private void sendsNothing(String protocol, boolean tls) {
        GreenMail server = Mailbox.server(config.smtp().port(), protocol);
        server.start();
        try {
            SmtpPost post = new SmtpPost(new Careful(config.smtp().port(), tls), envelope);
            Post.Undelivered failure = catchThrowableOfType(Post.Undelivered.class, () -> post.send(letter()));
            assertThat(failure).as(protocol).isNotNull();
            assertThat(failure.fault()).isEqualTo(Post.Undelivered.Fault.POST);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    /** As production is configured: nothing goes without encryption. */
    private record Careful(int port, boolean tls) implements MailConfig, MailConfig.Smtp {

        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }

        @Override
        public Smtp smtp() {
            return this;
        }

        @Override
        public String from() {
            return "desk@desk.example";
        }

        @Override
        public String every() {
            return "off";
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int attempts() {
            return 1;
        }

        @Override
        public Optional<String> host() {
            return Optional.of("127.0.0.1");
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public StartTls startTls() {
            return StartTls.REQUIRED;
        }
    }

    private static MessagingException refused(int code) throws AddressException {
        return new SendFailedException(
                "Invalid Addresses",
                new SMTPAddressFailedException(
                        new InternetAddress("nora@desk.example"),
                        "RCPT",
                        code,
                        code + " nora@desk.example is unknown"));
    }

    private static Post.Undelivered.Fault fault(MessagingException cause) {
        return SmtpPost.undelivered(cause).fault();
    }

    private static MimeMessage read(Path file) throws IOException, MessagingException {
        try (InputStream content = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), content);
        }
    }
}
