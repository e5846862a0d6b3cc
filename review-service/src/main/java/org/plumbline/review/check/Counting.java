package org.plumbline.review.check;

/** What one value of a series stands for. */
public enum Counting {

    /** All since the start of the period: killed since 7 October 2023. */
    CUMULATIVE,

    /** What was counted in the time that ends with the day: killed that day. */
    PER_PERIOD,

    /** How things stood on the day: hostages held, a price, a rate. */
    LEVEL
}
