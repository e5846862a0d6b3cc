package org.plumbline.kit.audit.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.AuditTrail;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.web.Shown;

/**
 * A row as the page tells it.
 *
 * @param what was done, e.g. {@code draft edited}
 * @param link the page of what it was done to; null if it has none
 * @param changes each field that changed
 * @param more whatever else was recorded
 */
public record AuditLine(
        String id,
        String exact,
        String words,
        String who,
        String sub,
        String what,
        String subject,
        @Nullable String link,
        List<Change> changes,
        List<Fact> more,
        long sequence,
        String hash) {

    /** A field, before and after; null where there was nothing. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}

    /** Something else that was recorded. */
    public record Fact(String name, String value) {}

    static AuditLine of(AuditTrail.Row row, AuditPlace place, Set<UUID> known, ObjectMapper json) {
        JsonNode detail = read(row, json);
        List<Change> changes = new ArrayList<>();
        List<Fact> more = new ArrayList<>();
        detail.properties().forEach(field -> {
            if (field.getKey().equals(Changes.FIELD) && field.getValue().isObject()) {
                field.getValue()
                        .properties()
                        .forEach(change -> changes.add(change(change.getKey(), change.getValue())));
            } else {
                String value = words(field.getValue());
                more.add(new Fact(field.getKey(), value == null ? "nothing" : value));
            }
        });
        return new AuditLine(
                row.id().toString(),
                row.at().toString(),
                Shown.time(row.at(), "en"),
                row.actor().name(),
                row.actor().sub(),
                row.action().replace('.', ' '),
                row.subject().toString(),
                known.contains(row.subject()) ? place.subjects() + row.subject() : null,
                changes,
                more,
                row.sequence(),
                row.hash());
    }

    private static Change change(String field, JsonNode pair) {
        return new Change(field, words(pair.path(Changes.BEFORE)), words(pair.path(Changes.AFTER)));
    }

    private static @Nullable String words(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (value.path("withheld").asBoolean()) {
            return "not kept here";
        }
        if (value.has("sha256") && value.has("characters")) {
            return Shown.number(value.path("characters").asLong(), "en") + " characters, SHA-256 "
                    + value.path("sha256").asText();
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(AuditLine::words)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
        }
        return value.isObject() ? value.toString() : value.asText();
    }

    private static JsonNode read(AuditTrail.Row row, ObjectMapper json) {
        try {
            return json.readTree(row.detail());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The audit trail of " + row.subject() + " cannot be read", e);
        }
    }
}
