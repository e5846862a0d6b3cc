package org.plumbline.kit.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.hash.Sha256;

/** What changed, field by field, before and after, as the audit trail keeps it under {@link #FIELD}. */
public final class Changes {

    /** The name of the field that holds them in a row's detail. */
    public static final String FIELD = "changes";

    public static final String BEFORE = "before";
    public static final String AFTER = "after";

    private final Map<String, Map<String, @Nullable Object>> fields = new LinkedHashMap<>();

    /** Keeps both values, unless they are the same. */
    public Changes add(String field, @Nullable Object before, @Nullable Object after) {
        return put(field, before, after, before, after);
    }

    /** Keeps length and hash of both, for long texts whose every version is kept elsewhere. */
    public Changes addLong(String field, @Nullable String before, @Nullable String after) {
        return put(field, before, after, digest(before), digest(after));
    }

    /**
     * Keeps that it changed and not from what to what, for what has to be able to vanish. A hash would not do: short texts
     * can be guessed.
     */
    public Changes addWithheld(String field, @Nullable Object before, @Nullable Object after) {
        return put(field, before, after, withheld(before), withheld(after));
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** As it goes into the detail of a row. */
    public Map<String, ?> toMap() {
        return fields;
    }

    private Changes put(
            String field,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable Object keptBefore,
            @Nullable Object keptAfter) {
        if (!Objects.equals(before, after)) {
            Map<String, @Nullable Object> pair = new LinkedHashMap<>();
            pair.put(BEFORE, keptBefore);
            pair.put(AFTER, keptAfter);
            fields.put(field, pair);
        }
        return this;
    }

    private static @Nullable Object digest(@Nullable String text) {
        return text == null ? null : Map.of("characters", text.length(), "sha256", Sha256.hex(text));
    }

    private static @Nullable Object withheld(@Nullable Object value) {
        return value == null ? null : Map.of("withheld", true);
    }
}
