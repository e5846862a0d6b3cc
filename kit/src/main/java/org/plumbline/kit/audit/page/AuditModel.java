package org.plumbline.kit.audit.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The page of an audit trail.
 *
 * @param values what stands in the fields of the form
 * @param errors for each field that was refused, why, as a phrase that follows its name
 * @param first whether this is the newest part
 * @param next address of the next part; null at the end
 * @param seal the latest seal; null if there is none
 */
public record AuditModel(
        AuditPlace place,
        Map<String, String> values,
        Map<String, String> errors,
        List<String> actions,
        List<AuditLine> lines,
        long count,
        boolean first,
        String start,
        String csv,
        @Nullable String next,
        @Nullable SealLine seal) {

    private static final Map<String, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("actor", "Who");
        FIELDS.put("action", "What");
        FIELDS.put("subject", "Done to");
        FIELDS.put("from", "From");
        FIELDS.put("to", "To");
    }

    /** A filter that cannot be read. */
    public record Refusal(String field, String words) {}

    /** A seal as the page tells it. */
    public record SealLine(long number, String exact, String words, String hash) {}

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public boolean filtered() {
        return values.values().stream().anyMatch(value -> !value.isEmpty());
    }

    /** Why nothing was looked up; empty if it was. */
    public List<Refusal> refusals() {
        return FIELDS.entrySet().stream()
                .filter(field -> errors.containsKey(field.getKey()))
                .map(field -> new Refusal(field.getKey(), field.getValue() + " " + errors.get(field.getKey())))
                .toList();
    }

    public String label(String field) {
        return FIELDS.getOrDefault(field, field);
    }
}
