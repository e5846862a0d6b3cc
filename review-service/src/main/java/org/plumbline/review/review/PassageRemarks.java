package org.plumbline.review.review;

import java.time.Instant;
import java.util.UUID;

import org.plumbline.kit.identity.Person;

/** What editors remark on passages of a draft, which goes with it when they return it. */
public interface PassageRemarks {

    /**
     * Puts the editor's remarks that nobody has resolved on the list of what has to be done, in the caller's transaction.
     *
     * @return how many those are
     */
    int returned(UUID reviewId, Person editor, Instant at);
}
