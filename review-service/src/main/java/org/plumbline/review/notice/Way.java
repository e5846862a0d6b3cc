package org.plumbline.review.notice;

/** How a notice comes to somebody; by mail only where the desk sends mail, and always in the desk too. */
public enum Way {
    DESK("In the desk only"),
    MAIL("By mail at once"),
    DIGEST("In the daily digest"),
    OFF("Not at all");

    private final String words;

    Way(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
