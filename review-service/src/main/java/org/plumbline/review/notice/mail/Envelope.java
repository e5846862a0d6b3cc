package org.plumbline.review.notice.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.plumbline.review.notice.MailConfig;
import org.plumbline.review.site.Site;

/** Puts letters into the form in which mails travel (RFC 5322 and MIME); the same for SMTP and for files. */
@ApplicationScoped
class Envelope {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String from;
    private final String host;
    private final Clock clock;

    Envelope(MailConfig config, Site site, Clock clock) {
        this.from = config.from();
        String named = URI.create(site.url()).getHost();
        this.host = named == null ? "localhost" : named;
        this.clock = clock;
    }

    /** The name that the mail's id ends with, and the sender introduces itself by. */
    String host() {
        return host;
    }

    MimeMessage of(Letter letter, Session session) throws MessagingException {
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(letter.plain(), "plain"));
        parts.addBodyPart(part(letter.html(), "html"));
        MimeMessage message = new Identified(session, messageId(letter.id()));
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.address(), true));
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        // RFC 3834: so that nobody's "I am away" comes back.
        message.setHeader("Auto-Submitted", "auto-generated");
        for (Map.Entry<String, String> header : letter.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private String messageId(UUID id) {
        return "<" + id + "@" + host + ">";
    }

    /** Has the same id however often it is sent: a mail that came twice is one to whoever reads it. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
