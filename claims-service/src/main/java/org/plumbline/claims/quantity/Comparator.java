package org.plumbline.claims.quantity;

/** How the true figure relates to the one that is stated. */
public enum Comparator {
    EXACTLY(""),
    ABOUT("about "),
    AT_LEAST("at least "),
    MORE_THAN("more than "),
    AT_MOST("at most "),
    FEWER_THAN("fewer than "),
    BETWEEN("between ");

    private final String words;

    Comparator(String words) {
        this.words = words;
    }

    /** The English words of a choice in a form. */
    public String label() {
        return words.isEmpty() ? "exactly" : words.strip();
    }

    /** The English words before the figure, with the space that follows; empty for an exact figure. */
    String words() {
        return words;
    }
}
