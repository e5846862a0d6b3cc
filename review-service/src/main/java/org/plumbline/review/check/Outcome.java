package org.plumbline.review.check;

/** What a check comes to. It advises; a person rates. */
public enum Outcome {

    /** What the claim says holds for the figure. */
    CONSISTENT,

    /** The claim says more than the figure. */
    OVERSTATED,

    /** The claim says less than the figure. */
    UNDERSTATED,

    /** Literally true, but the figure has left the claim's bound so far behind that the claim misinforms. */
    OVERTAKEN,

    /** No series says anything about it; the reason is told. */
    NOT_COVERED,

    /** By one series it is so, by another it is not, or not in the same direction. */
    SOURCES_DISAGREE;

    /** Whether the claim's words are literally true. */
    public boolean holds() {
        return this == CONSISTENT || this == OVERTAKEN;
    }
}
