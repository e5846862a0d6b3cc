package org.plumbline.review.reader;

/** Why a reader's form is shown again; what was typed is in it. */
public enum Refusal {
    NONE,
    /** Fields are wrong. */
    WRONG,
    /** Something else was sent with the same form before. */
    REUSED,
    TOO_FAST,
    /** It was open for too long, or is not ours. */
    EXPIRED,
    /** The field that people do not see was filled in. */
    TRAPPED
}
