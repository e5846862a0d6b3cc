package org.plumbline.review.notice.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import io.vertx.ext.mail.mailencoder.MailEncoder;

/** Keeps mails as files that a mail program opens: nothing leaves the machine. */
final class FolderPost implements Post {

    private final Path folder;
    private final Envelope envelope;

    FolderPost(Path folder, Envelope envelope) {
        this.folder = folder;
        this.envelope = envelope;
    }

    @Override
    public void send(Letter letter) throws Undelivered {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(letter.id() + ".part");
            Files.writeString(part, new MailEncoder(envelope.of(letter), envelope.host()).encode());
            // Whoever watches the folder finds whole mails only, and one that is written again once.
            Files.move(part, folder.resolve(letter.id() + ".eml"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Undelivered(Undelivered.Fault.POST, "the folder cannot be written to", e);
        }
    }
}
