package org.plumbline.review.notice.mail;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.plumbline.review.notice.MailConfig;

/** Chooses where mails are handed to. */
class PostOffice {

    @Produces
    @Singleton
    Post post(MailConfig config, Envelope envelope) {
        if (config.smtp().host().isPresent()) {
            return new SmtpPost(config, envelope);
        }
        return config.folder()
                .<Post>map(folder -> new FolderPost(folder, envelope))
                .orElse(letter -> {
                    throw new IllegalStateException("This desk sends no mail");
                });
    }
}
