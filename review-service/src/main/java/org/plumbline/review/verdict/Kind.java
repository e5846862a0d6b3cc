package org.plumbline.review.verdict;

/** Why a review was opened, and so what its publication does to the verdict. */
public enum Kind {
    /** Leads to the first revision of a verdict, in one language. */
    INITIAL,
    /** Something is known now that was not known then. */
    UPDATE,
    /** Something that was published was wrong. */
    CORRECTION,
    /** A correction of spelling, a name or a link: nothing that the finding rests on. No rating changes by it. */
    MINOR,
    /** Newer figures than those that the verdict rests on have come in. */
    RECHECK,
    /** The desk does not stand by the verdict any more; it stays readable, and says so first. */
    RETRACTION
}
