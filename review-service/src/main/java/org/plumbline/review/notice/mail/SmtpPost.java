package org.plumbline.review.notice.mail;

import java.util.Properties;
import java.util.Set;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.notice.MailConfig;

/** Hands mails to a server by SMTP, each over a connection of its own. */
final class SmtpPost implements Post {

    /**
     * Replies that say that the server will never take this mail (RFC 5321, 4.2.3): no such mailbox, not local, too large,
     * no valid name. Not 554: that may be about us, and an operator can mend it.
     */
    private static final Set<Integer> NEVER = Set.of(550, 551, 552, 553);

    private final Session session;
    private final Envelope envelope;
    private final @Nullable String user;
    private final @Nullable String password;

    SmtpPost(MailConfig config, Envelope envelope) {
        this.session = Session.getInstance(properties(config, envelope.host()));
        this.envelope = envelope;
        this.user = config.smtp().user().orElse(null);
        this.password = config.smtp().password().orElse(null);
    }

    private static Properties properties(MailConfig config, String host) {
        MailConfig.Smtp smtp = config.smtp();
        String patience = Long.toString(config.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", smtp.host().orElseThrow());
        properties.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
        properties.setProperty("mail.smtp.localhost", host);
        properties.setProperty("mail.smtp.connectiontimeout", patience);
        properties.setProperty("mail.smtp.timeout", patience);
        properties.setProperty("mail.smtp.writetimeout", patience);
        properties.setProperty("mail.smtp.auth", Boolean.toString(smtp.user().isPresent()));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(smtp.tls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // Over TLS from the first byte there is nothing left to start.
        MailConfig.StartTls start = smtp.tls() ? MailConfig.StartTls.DISABLED : smtp.startTls();
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(start != MailConfig.StartTls.DISABLED));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(start == MailConfig.StartTls.REQUIRED));
        // What the server says to our goodbye changes nothing: it has the mail.
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    @Override
    public void send(Letter letter) throws Undelivered {
        MimeMessage message;
        try {
            message = envelope.of(letter, session);
        } catch (MessagingException e) {
            throw new Undelivered(Undelivered.Fault.LETTER, "it cannot be put into the form of a mail", e);
        }
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(user, password);
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw undelivered(e);
        }
    }

    /** The server's own words are left out: they repeat the address. */
    static Undelivered undelivered(MessagingException thrown) {
        for (Exception cause = thrown;
                cause instanceof MessagingException failure;
                cause = failure.getNextException()) {
            switch (failure) {
                case AuthenticationFailedException _ -> {
                    return new Undelivered(
                            Undelivered.Fault.POST, "the mail server does not let the desk log in", thrown);
                }
                // Who sends is our own setting, so it is no fault of this mail.
                case SMTPSenderFailedException refused -> {
                    return answered(refused.getReturnCode(), false, thrown);
                }
                case SMTPAddressFailedException refused -> {
                    return answered(refused.getReturnCode(), true, thrown);
                }
                case SMTPSendFailedException refused
                when !(refused.getNextException() instanceof MessagingException) -> {
                    return answered(refused.getReturnCode(), true, thrown);
                }
                default -> {
                    // What lies beneath may know more.
                }
            }
        }
        return new Undelivered(
                Undelivered.Fault.POST,
                "the mail server cannot be reached (" + thrown.getClass().getSimpleName() + ")",
                thrown);
    }

    private static Undelivered answered(int code, boolean aboutTheMail, MessagingException thrown) {
        return new Undelivered(
                aboutTheMail && NEVER.contains(code) ? Undelivered.Fault.LETTER : Undelivered.Fault.FOR_NOW,
                "the mail server answered " + code,
                thrown);
    }
}
