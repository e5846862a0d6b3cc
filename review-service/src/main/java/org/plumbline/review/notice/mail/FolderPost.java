package org.plumbline.review.notice.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;

/** Keeps mails as files that a mail program opens: nothing leaves the machine. */
final class FolderPost implements Post {

    private final Path folder;
    private final Envelope envelope;
    private final Session session = Session.getInstance(new Properties());

    FolderPost(Path folder, Envelope envelope) {
        this.folder = folder;
        this.envelope = envelope;
    }

    @Override
    public void send(Letter letter) throws Undelivered {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(letter.id() + ".part");
            try (OutputStream file = Files.newOutputStream(part)) {
                envelope.of(letter, session).writeTo(file);
            }
            // Whoever watches the folder finds whole mails only, and one that is written again once.
            Files.move(part, folder.resolve(letter.id() + ".eml"), StandardCopyOption.REPLACE_EXISTING);
        } catch (MessagingException e) {
            throw new Undelivered(Undelivered.Fault.LETTER, "it cannot be put into the form of a mail", e);
        } catch (IOException e) {
            throw new Undelivered(Undelivered.Fault.POST, "the folder cannot be written to", e);
        }
    }
}
