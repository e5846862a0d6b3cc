package org.plumbline.claims.claim;

/** Why the desk does not check a claim. */
public enum RejectionReason {
    NOT_CHECKABLE("It cannot be checked against evidence"),
    OPINION("It is an opinion"),
    PREDICTION("It is about the future"),
    OUT_OF_SCOPE("It is outside of what this desk checks"),
    DUPLICATE("It is here already"),
    NO_PUBLIC_INTEREST("It is of no public interest"),
    OTHER("Another reason");

    private final String words;

    RejectionReason(String words) {
        this.words = words;
    }

    /** The reason in English words. */
    public String words() {
        return words;
    }
}
