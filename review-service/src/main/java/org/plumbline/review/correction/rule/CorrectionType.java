package org.plumbline.review.correction.rule;

/** What a verdict needs: as whoever sends a request in sees it, and as the desk decides. */
public enum CorrectionType {
    /** Spelling, a name, a link: nothing that the finding rests on. */
    MINOR("Minor"),
    /** Something that was published was wrong. */
    CORRECTION("Correction"),
    /** Something is known now that was not known then. */
    UPDATE("Update"),
    /** The verdict cannot stand. */
    RETRACTION("Retraction");

    private final String words;

    CorrectionType(String words) {
        this.words = words;
    }

    /** As the desk reads it. */
    public String words() {
        return words;
    }
}
