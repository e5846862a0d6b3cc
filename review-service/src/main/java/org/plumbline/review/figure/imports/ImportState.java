package org.plumbline.review.figure.imports;

import java.util.EnumSet;
import java.util.Set;

/** How far a file of figures has come. */
public enum ImportState {
    /** Somebody has to say what the columns hold. */
    MAPPING("Waits for its mapping", ""),
    /** What would change is known; nothing is written down. */
    PREVIEW("Waits to be started", "accent"),
    RUNNING("Running", "accent"),
    /** Stopped on the way; what was added stays, and the rest can follow. */
    CANCELLED("Cancelled", "warn"),
    DONE("Done", "good"),
    /** Given up before it began; its rows are deleted. */
    DISCARDED("Discarded", ""),
    /** All its points were taken back. */
    UNDONE("Undone", "warn");

    private final String words;
    private final String tone;

    ImportState(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    /** The state as the desk reads it. */
    public String words() {
        return words;
    }

    /** The class of its tag. */
    public String tone() {
        return tone;
    }

    /** The whole table: what an import in this state may become. */
    Set<ImportState> next() {
        return switch (this) {
            case MAPPING -> EnumSet.of(PREVIEW, DISCARDED);
            case PREVIEW -> EnumSet.of(PREVIEW, RUNNING, DISCARDED);
            case RUNNING -> EnumSet.of(CANCELLED, DONE);
            case CANCELLED -> EnumSet.of(RUNNING, UNDONE);
            case DONE -> EnumSet.of(UNDONE);
            case DISCARDED, UNDONE -> EnumSet.noneOf(ImportState.class);
        };
    }
}
