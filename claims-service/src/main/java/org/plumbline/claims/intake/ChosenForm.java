package org.plumbline.claims.intake;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.RejectionReason;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.web.FormBody;

/**
 * The form for several claims of the inbox.
 *
 * @param key for the form's hidden field
 * @param claims those that are checked
 * @param into the claim that the others are merged into; empty for the oldest of them
 * @param errors messages by field
 */
public record ChosenForm(
        String key, List<String> claims, String reason, String words, String into, Map<String, String> errors) {

    static ChosenForm empty() {
        return new ChosenForm(IdempotencyKeys.fresh(), List.of(), "", "", "", Map.of());
    }

    /** As it was sent, with what is wrong. The key stays: nothing was decided under it. */
    ChosenForm(FormBody body, Map<String, String> errors) {
        this(
                body.one("idempotencyKey"),
                body.all("claim").stream()
                        .map(claim -> claim.substring(0, claim.indexOf('.')))
                        .collect(Collectors.toList()),
                body.one("reason"),
                body.one("words"),
                body.one("into"),
                errors);
    }

    public boolean has(String claim) {
        return claims.contains(claim);
    }

    public List<RejectionReason> reasons() {
        return List.of(RejectionReason.values());
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
