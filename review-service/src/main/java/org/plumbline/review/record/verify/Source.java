package org.plumbline.review.record.verify;

import java.util.List;
import java.util.Optional;

import org.plumbline.review.log.tree.Hash;

/** Where what is checked comes from: the site itself, or a file in which it was saved. */
interface Source {

    /** The page, HTML. */
    String page();

    /** The verdict as the public API tells it, JSON. */
    String verdict();

    /** The proof of a revision, JSON. */
    String proof(int revision);

    /** The keys of the log, JSON. */
    String keys();

    /** What shows that the log of the first size is the beginning of that of the second; empty if it is not known here. */
    Optional<List<Hash>> consistency(long first, long second);
}
