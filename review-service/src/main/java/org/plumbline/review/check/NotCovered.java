package org.plumbline.review.check;

/** Why a series says nothing about a claim. */
public enum NotCovered {

    /** The claim denies a figure ("not 33,000"): what it affirms instead is not said. */
    DENIED,

    /** The claim speaks of a day after the one on which it was stated, or that has not come yet. */
    FORECAST,

    /** Claim and series count different things. */
    MEASURE,

    /** Claim and series measure in different units. */
    UNIT,

    /** The series begins to count after the period of the claim begins. */
    COUNTS_FROM_LATER,

    /** The series gives figures for single periods, and the claim speaks of a total of no or another period. */
    PER_PERIOD,

    /** A sum over the claim's period lacks days. */
    INCOMPLETE,

    /** The period of the claim begins after the day that is judged. */
    NOT_BEGUN,

    /** There is no point at or before the day that is judged. */
    NO_POINT,

    /** There is no point near enough before the start of the claim's period. */
    NO_POINT_AT_START,

    /** The latest point is too old to say anything about the day that is judged. */
    TOO_OLD
}
