package org.plumbline.review.notice.mail;

import java.util.Optional;
import java.util.UUID;

/** Writes the mails of one kind that go to readers, each when it is sent: the queue holds no address and no words. */
public interface ReaderMail {

    /** The kind, as the queue has it. */
    String kind();

    /**
     * Writes one; nothing if there is nobody or nothing to tell any more.
     *
     * @param mail the letter's id
     * @param about what it tells of
     */
    Optional<Letter> write(UUID mail, UUID about);

    /** It was sent, or never will be. */
    void ended(UUID about);
}
