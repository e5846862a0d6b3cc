package org.plumbline.review.check;

/** How the true figure relates to the one that is claimed. */
public enum Comparator {
    EXACTLY,
    ABOUT,
    AT_LEAST,
    MORE_THAN,
    AT_MOST,
    FEWER_THAN,
    BETWEEN;

    /** Whether it says how much there is at the least, and nothing of the most. */
    public boolean isLowerBound() {
        return this == AT_LEAST || this == MORE_THAN;
    }

    /** Whether it says how much there is at the most, and nothing of the least. */
    public boolean isUpperBound() {
        return this == AT_MOST || this == FEWER_THAN;
    }
}
