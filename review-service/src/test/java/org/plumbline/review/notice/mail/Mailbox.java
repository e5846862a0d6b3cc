package org.plumbline.review.notice.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import org.plumbline.review.notice.MailConfig;
import org.plumbline.review.notice.NoticeFixtures;

/** A real SMTP server that keeps what it gets, and the sender that empties the queue into it. */
public final class Mailbox implements AutoCloseable {

    private final GreenMail server;

    public Mailbox() throws SQLException {
        // What other tests left would only be sent to nobody.
        NoticeFixtures.update("update mail set state = 'NOT_SENT', ended_at = now() where state = 'WAITING'");
        MailConfig config = CDI.current().select(MailConfig.class).get();
        server = server(config.smtp().port(), ServerSetup.PROTOCOL_SMTP);
        server.start();
    }

    /** Not started yet. */
    static GreenMail server(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        return new GreenMail(setup);
    }

    /** Sends what waits, twice, as nothing may be sent twice. */
    public void deliver() {
        MailRound round = CDI.current().select(MailRound.class).get();
        Clock clock = CDI.current().select(Clock.class).get();
        round.send(clock);
        round.send(clock);
    }

    /** What becomes of the mail that waits if nobody takes it, however often it is tried; then the server is back. */
    public void giveUp() {
        server.stop();
        MailRound round = CDI.current().select(MailRound.class).get();
        Instant time = CDI.current().select(Clock.class).get().instant();
        for (int i = 1; i <= CDI.current().select(MailConfig.class).get().attempts(); i++) {
            Instant now = time;
            round.send(() -> now);
            time = time.plus(round.pause(i)).plusSeconds(1);
        }
        server.start();
    }

    /** What an address got, in the order in which it came. */
    public List<MimeMessage> of(String address) throws MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (Arrays.stream(mail.getRecipients(Message.RecipientType.TO))
                    .anyMatch(to -> to.toString().equals(address))) {
                mails.add(mail);
            }
        }
        return mails;
    }

    /** The plain text of a mail. */
    public static String text(MimeMessage mail) throws MessagingException {
        return part(mail, 0);
    }

    /** The HTML of a mail. */
    public static String html(MimeMessage mail) throws MessagingException {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int index) throws MessagingException {
        try {
            return String.valueOf(
                    ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
