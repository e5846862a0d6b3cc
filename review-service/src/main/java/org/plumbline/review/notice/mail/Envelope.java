package org.plumbline.review.notice.mail;

import java.net.URI;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;

import org.plumbline.review.notice.MailConfig;
import org.plumbline.review.publication.Site;

/** Puts letters into the form in which mails travel; the same for SMTP and for files. */
@ApplicationScoped
class Envelope {

    private final String from;
    private final String host;

    Envelope(MailConfig config, Site site) {
        this.from = config.from();
        String named = URI.create(site.url()).getHost();
        this.host = named == null ? "localhost" : named;
    }

    /** The name that the mail's id ends with, and the sender introduces itself by. */
    String host() {
        return host;
    }

    MailMessage of(Letter letter) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", messageId(letter.id()))
                // RFC 3834: so that nobody's "I am away" comes back.
                .add("Auto-Submitted", "auto-generated");
        return new MailMessage()
                .setFrom(from)
                .setTo(letter.address())
                .setSubject(letter.subject())
                .setText(letter.plain())
                .setHtml(letter.html())
                .setHeaders(headers);
    }

    /** The same however often it is sent: a mail that came twice is one to whoever reads it. */
    String messageId(UUID id) {
        return "<" + id + "@" + host + ">";
    }
}
