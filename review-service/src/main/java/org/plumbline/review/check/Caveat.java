package org.plumbline.review.check;

/** What a reader of a check has to know beside its outcome; a person weighs it. */
public enum Caveat {

    /** Claim and series name different people: "civilians" are not "people". */
    OTHER_SUBJECT,

    /** Claim and series name different places. */
    OTHER_PLACE,

    /** Only one of claim and series says what is counted. */
    MEASURE_UNNAMED,

    /** The claim names no period: it is taken to be that of the series. */
    PERIOD_UNNAMED,

    /** Of the day on which it was stated, only the month or year is known: the last day of it is taken. */
    STATED_DAY_UNKNOWN,

    /** A figure behind it was not reported but filled in by the makers of the series. */
    DERIVED,

    /** Not the source's best figure, but another one within its range agrees with the claim. */
    ONLY_WITHIN_RANGE,

    /** The source's best figure agrees with the claim, but another one within its range does not. */
    NOT_OVER_WHOLE_RANGE,

    /** The latest point is old; since such a count only grows, it is enough for what is said here. */
    OLD_POINT
}
