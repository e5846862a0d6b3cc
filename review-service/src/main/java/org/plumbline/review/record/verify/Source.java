package org.plumbline.review.record.verify;

import java.util.List;
import java.util.Optional;

import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.tree.Hash;

/** Where what is checked comes from: the site itself, or a file in which it was saved. */
interface Source {

    /** The page, HTML. */
    String page();

    /** The page of an older revision, HTML. */
    String page(int revision);

    /** The verdict as the public API tells it, JSON. */
    String verdict();

    /** The proof of a revision, JSON. */
    String proof(int revision);

    /** The keys of the log, JSON. */
    String keys();

    /** What shows that the log of the first size is the beginning of that of the second; empty if it is not known here. */
    Optional<List<Hash>> consistency(long first, long second);

    /** Whether it is the site itself, which is never older than what was kept of it. */
    boolean isLive();

    /** The newest checkpoint of a live log; empty if it has none. */
    Optional<SignedNote> checkpoint();

    /** Lets a moment pass, after which everything of a live site is read anew, and its log past any copy. */
    void readAnew();
}
