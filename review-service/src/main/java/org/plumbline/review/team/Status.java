package org.plumbline.review.team;

/** How somebody stands with the desk. */
enum Status {
    ACTIVE("Active", "good"),
    /** Has yet to log in for the first time. */
    INVITED("Invited", "accent"),
    /** The login service lets them in no more, or not yet, and the desk did not do that. */
    DISABLED("Cannot log in", "warn"),
    DEACTIVATED("Deactivated", "");

    private final String words;
    private final String tone;

    Status(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** A class of the stylesheet, which only helps. */
    public String tone() {
        return tone;
    }
}
