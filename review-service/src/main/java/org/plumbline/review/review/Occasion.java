package org.plumbline.review.review;

/** How a text of a draft came to be. */
public enum Occasion {
    /** Somebody saved it. */
    SAVED,
    /** It was saved while somebody typed. */
    AUTOSAVED,
    /** Somebody took an older text back. */
    RESTORED,
    /** Somebody settled the rating, on which others disagreed. */
    SETTLED
}
