package org.plumbline.claims.imports;

import java.util.EnumSet;
import java.util.Set;

/** How far an import has come. */
public enum ImportState {
    /** Somebody has to say what the columns hold. */
    COLUMNS("Waits for its columns", ""),
    /** What would become of each row is known; nothing is stored as a claim. */
    PREVIEW("Waits to be started", "accent"),
    RUNNING("Running", "accent"),
    /** Stopped on the way; what was imported stays, and the rest can follow. */
    CANCELLED("Cancelled", "warn"),
    DONE("Done", "good"),
    /** Given up before it began; its rows are deleted. */
    DISCARDED("Discarded", "");

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
            case COLUMNS -> EnumSet.of(PREVIEW, DISCARDED);
            case PREVIEW -> EnumSet.of(PREVIEW, RUNNING, DISCARDED);
            case RUNNING -> EnumSet.of(CANCELLED, DONE);
            case CANCELLED -> EnumSet.of(RUNNING);
            case DONE, DISCARDED -> EnumSet.noneOf(ImportState.class);
        };
    }
}
