package org.plumbline.review.figure.series;

/** How a source comes by its figures. */
public enum Basis {
    /** It reports what was counted. */
    REPORTED("Reported"),
    /** It computes them, from samples or models. */
    ESTIMATED("Estimated");

    private final String words;

    Basis(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
