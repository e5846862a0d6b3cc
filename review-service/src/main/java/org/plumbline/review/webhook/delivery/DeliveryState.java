package org.plumbline.review.webhook.delivery;

/** What became of a delivery. */
public enum DeliveryState {
    /** Still to be sent, for the first time or again. */
    WAITING("Waits", ""),
    DELIVERED("Delivered", "good"),
    GIVEN_UP("Given up", "bad"),
    /** The webhook was switched off before. */
    NOT_SENT("Not sent", "");

    private final String words;
    private final String tone;

    DeliveryState(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    public String words() {
        return words;
    }

    /** The class of its tag on a page. */
    public String tone() {
        return tone;
    }
}
