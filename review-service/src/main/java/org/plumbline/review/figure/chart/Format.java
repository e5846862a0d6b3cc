package org.plumbline.review.figure.chart;

/** The two shapes of a picture, in units of about a CSS pixel: text keeps its size on a phone. */
enum Format {
    WIDE(680, 400, 58, 104, 5),
    NARROW(340, 320, 48, 16, 4),

    /** With room for the names of several series. */
    WIDE_WITH_NAMES(680, 400, 58, 158, 5),
    NARROW_WITH_NAMES(340, 320, 48, 98, 4);

    private static final int TOP = 26;
    private static final int BOTTOM = 32;

    final int width;
    final int height;
    final int startMargin;
    final int endMargin;
    final int valueTicks;

    Format(int width, int height, int startMargin, int endMargin, int valueTicks) {
        this.width = width;
        this.height = height;
        this.startMargin = startMargin;
        this.endMargin = endMargin;
        this.valueTicks = valueTicks;
    }

    static Format wide(int series) {
        return series > 1 ? WIDE_WITH_NAMES : WIDE;
    }

    static Format narrow(int series) {
        return series > 1 ? NARROW_WITH_NAMES : NARROW;
    }

    /** Whether a label may be a sentence. */
    boolean hasRoom() {
        return this == WIDE || this == WIDE_WITH_NAMES;
    }

    /** Whether the latest figure has a place beside the plot; on a phone that width is better spent on the plot. */
    boolean hasRoomBeside() {
        return this != NARROW;
    }

    int plotWidth() {
        return width - startMargin - endMargin;
    }

    int top() {
        return TOP;
    }

    int bottom() {
        return height - BOTTOM;
    }
}
