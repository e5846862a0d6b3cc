package org.plumbline.review.figure.series;

/** Where the figure of a single point comes from. */
public enum Origin {
    /** The source said it. */
    REPORTED("Reported"),
    /** Whoever keeps the data filled it in: the source said nothing for that day. */
    DERIVED("Derived");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
