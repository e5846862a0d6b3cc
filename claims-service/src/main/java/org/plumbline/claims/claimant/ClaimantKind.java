package org.plumbline.claims.claimant;

/** What a claimant is. */
public enum ClaimantKind {
    PERSON("A person"),
    ORGANISATION("An organisation"),
    UNKNOWN("Not said yet");

    private final String words;

    ClaimantKind(String words) {
        this.words = words;
    }

    /** The kind in English words. */
    public String words() {
        return words;
    }
}
