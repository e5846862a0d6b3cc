package org.plumbline.claims.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.RejectionReason;
import org.plumbline.kit.web.FormBody;

/**
 * The forms beside a claim that waits for a decision.
 *
 * @param key for the form's hidden field, so that a double click decides once
 * @param reason as it was chosen, empty at first
 * @param words as they were typed, empty at first
 * @param errors messages by field
 * @param back the inbox's address that a decision leads back to; empty on the claim's own page
 */
public record DecisionForm(
        String key, String reason, String words, Map<String, String> errors, ClaimFilterFields back) {

    /** The inbox's filters as they stand in its address; {@code from} is {@code inbox} where they apply. */
    public record ClaimFilterFields(String from, String state, String topic, String q) {

        static final ClaimFilterFields NONE = new ClaimFilterFields("", "", "", "");

        static ClaimFilterFields of(FormBody form) {
            return new ClaimFilterFields(form.one("from"), form.one("state"), form.one("topic"), form.one("q"));
        }

        boolean isInbox() {
            return from.equals("inbox");
        }
    }

    static DecisionForm empty(ClaimFilterFields back) {
        return new DecisionForm(UUID.randomUUID().toString(), "", "", Map.of(), back);
    }

    public List<RejectionReason> reasons() {
        return List.of(RejectionReason.values());
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
