package org.plumbline.kit.diff;

/** A run of words that both versions have, or one of them alone. */
public record Passage(Kind kind, String text) {

    /** Which version has the words. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    public boolean isSame() {
        return kind == Kind.SAME;
    }

    public boolean isRemoved() {
        return kind == Kind.REMOVED;
    }

    public boolean isAdded() {
        return kind == Kind.ADDED;
    }
}
