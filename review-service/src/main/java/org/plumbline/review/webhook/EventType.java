package org.plumbline.review.webhook;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

import org.plumbline.review.verdict.Kind;

/** What partners can ask to be told of. */
public enum EventType {
    VERDICT_PUBLISHED(
            "verdict.published", "A verdict is published for the first time, or again after an update or a recheck"),
    VERDICT_CORRECTED("verdict.corrected", "A published verdict is corrected"),
    VERDICT_RETRACTED("verdict.retracted", "A published verdict is retracted"),
    RECHECK_OPENED("recheck.opened", "A published verdict is being checked again");

    private final String wireName;
    private final String meaning;

    EventType(String wireName, String meaning) {
        this.wireName = wireName;
        this.meaning = meaning;
    }

    /** As it stands in requests and payloads. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** When it is told, as a sentence without its full stop. */
    public String meaning() {
        return meaning;
    }

    public static Optional<EventType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }

    /** What the publication of a revision is, by why its review was opened. */
    static EventType ofPublication(Kind kind) {
        return switch (kind) {
            case INITIAL, UPDATE, RECHECK -> VERDICT_PUBLISHED;
            case CORRECTION, MINOR -> VERDICT_CORRECTED;
            case RETRACTION -> VERDICT_RETRACTED;
        };
    }
}
