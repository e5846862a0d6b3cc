package org.plumbline.claims.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.RejectionReason;

/**
 * The forms beside a claim that waits for a decision.
 *
 * @param key for the form's hidden field, so that a double click decides once
 * @param reason as it was chosen, empty at first
 * @param words as they were typed, empty at first
 * @param errors messages by field
 * @param back where a decision leads back to
 */
public record DecisionForm(String key, String reason, String words, Map<String, String> errors, Back back) {

    static DecisionForm empty(Back back) {
        return new DecisionForm(UUID.randomUUID().toString(), "", "", Map.of(), back);
    }

    public List<RejectionReason> reasons() {
        return List.of(RejectionReason.values());
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
