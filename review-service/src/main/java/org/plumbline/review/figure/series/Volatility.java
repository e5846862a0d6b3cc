package org.plumbline.review.figure.series;

import java.math.BigDecimal;

/** How much the figures of a series usually move; says how far one may move before a verdict on it is looked at again. */
public enum Volatility {
    LOW("Low", 2),
    NORMAL("Normal", 10),
    HIGH("High", 25);

    private final String words;
    private final int percent;

    Volatility(String words, int percent) {
        this.words = words;
        this.percent = percent;
    }

    public String words() {
        return words;
    }

    /** The desk's policy for series that have no tolerance of their own. */
    public Tolerance tolerance() {
        return new Tolerance(BigDecimal.valueOf(percent), null);
    }
}
