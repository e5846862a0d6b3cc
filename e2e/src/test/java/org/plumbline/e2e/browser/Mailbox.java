package org.plumbline.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A real SMTP server, and what it was given for somebody. */
final class Mailbox implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TRIES = 300;

    private final GreenMail server;

    Mailbox() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        server = new GreenMail(setup);
        server.start();
    }

    /** By which a service sends its mails here. */
    Map<String, String> environment() {
        return Map.of(
                "PLUMBLINE_MAIL_SMTP_HOST", "127.0.0.1",
                "PLUMBLINE_MAIL_SMTP_PORT", Integer.toString(server.getSmtp().getPort()),
                "PLUMBLINE_MAIL_SMTP_START_TLS", "DISABLED",
                "PLUMBLINE_MAIL_FROM", "Plumbline <desk@desk.example>");
    }

    /** The text of all mails to an address, once there are that many; then there are no more. */
    List<String> textsTo(String address, int count) {
        List<String> texts = textsTo(address);
        for (int tries = 0; tries < TRIES && texts.size() < count; tries++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            texts = textsTo(address);
        }
        assertThat(texts).as("mails to " + address).hasSize(count);
        return texts;
    }

    private List<String> textsTo(String address) {
        try {
            List<String> texts = new ArrayList<>();
            for (MimeMessage mail : server.getReceivedMessages()) {
                if (Stream.of(mail.getRecipients(Message.RecipientType.TO))
                        .anyMatch(to -> to.toString().equals(address))) {
                    // The plain one of its two forms.
                    texts.add(String.valueOf(
                            ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent()));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail cannot be read", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
