package org.plumbline.review.figure.series;

/** Whether the figures of a series add up over time. */
public enum Accumulation {
    /** Each figure counts everything since the period began, so none should be lower than the one before. */
    CUMULATIVE("Cumulative"),
    /** Each figure counts its own day, month or year. */
    PER_PERIOD("Per period");

    private final String words;

    Accumulation(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
