package org.plumbline.review.notice.mail;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.vertx.mutiny.ext.mail.MailClient;

import org.plumbline.review.notice.MailConfig;

/** Chooses where mails are handed to. */
class PostOffice {

    @Produces
    @Singleton
    Post post(MailConfig config, MailClient client, Envelope envelope) {
        if (config.smtp().host().isPresent()) {
            return new SmtpPost(client, envelope, config.timeout());
        }
        return config.folder()
                .<Post>map(folder -> new FolderPost(folder, envelope))
                .orElse(letter -> {
                    throw new IllegalStateException("This desk sends no mail");
                });
    }
}
