package org.plumbline.claims.claim;

/** What a list of claims begins with. */
public enum ClaimOrder {
    PRIORITY("by priority"),
    NEWEST("newest first"),
    OLDEST("oldest first");

    private final String words;

    ClaimOrder(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
