package org.plumbline.review.notice.mail;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import io.vertx.mutiny.ext.mail.MailClient;

/** Hands mails to a server by SMTP. */
final class SmtpPost implements Post {

    /**
     * Replies that say that the server will never take this mail (RFC 5321, 4.2.3): no such mailbox, not local, too large,
     * no valid name. Not 554 or 5.7 in general: those may be about us, and an operator can mend that.
     */
    private static final Set<Integer> NEVER = Set.of(550, 551, 552, 553);

    private final MailClient client;
    private final Envelope envelope;
    private final Duration timeout;

    SmtpPost(MailClient client, Envelope envelope, Duration timeout) {
        this.client = client;
        this.envelope = envelope;
        this.timeout = timeout;
    }

    @Override
    public void send(Letter letter) throws Undelivered {
        try {
            client.sendMail(envelope.of(letter)).await().atMost(timeout);
        } catch (TimeoutException e) {
            throw new Undelivered(Undelivered.Fault.POST, "the mail server took too long", e);
        } catch (RuntimeException e) {
            throw undelivered(e);
        }
    }

    /** The server's own words are left out: they repeat the address. */
    static Undelivered undelivered(RuntimeException thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof SMTPException refused) {
            int code = refused.getReplyCode();
            return new Undelivered(
                    NEVER.contains(code) ? Undelivered.Fault.LETTER : Undelivered.Fault.FOR_NOW,
                    "the mail server answered " + code,
                    cause);
        }
        return new Undelivered(
                Undelivered.Fault.POST,
                "the mail server cannot be reached (" + cause.getClass().getSimpleName() + ")",
                cause);
    }
}
