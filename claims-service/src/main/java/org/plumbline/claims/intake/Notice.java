package org.plumbline.claims.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.web.Shown;

/**
 * What a batch did, in words.
 *
 * @param done what was done; null if nothing was
 * @param reviewId of the review that is being opened, if it was one acceptance
 * @param refused what was not done, claim by claim
 * @param undo the batch's id if it can be undone; null if not
 * @param key for the form that does it
 */
public record Notice(
        @Nullable String done,
        @Nullable String reviewId,
        List<Refused> refused,
        @Nullable String undo,
        String key) {

    /** A claim that stays as it was. */
    public record Refused(String id, String text, String language, String why) {}

    /** @param claims those that are named */
    static Notice of(Batch batch, List<Claim> claims) {
        Map<UUID, Claim> byId = new HashMap<>();
        claims.forEach(claim -> byId.put(claim.id(), claim));
        List<Batch.Outcome> done = batch.done();
        UUID review = done.size() == 1 ? done.getFirst().reviewId() : null;
        return new Notice(
                done.isEmpty() ? null : done(batch.decision(), done.size()),
                review == null ? null : review.toString(),
                batch.refused().stream().map(outcome -> refused(outcome, byId)).toList(),
                done.isEmpty() || batch.decision() == Batch.Asked.UNDO
                        ? null
                        : batch.id().toString(),
                IdempotencyKeys.fresh());
    }

    private static String done(Batch.Asked asked, int count) {
        String claims = count == 1 ? "The claim was " : Shown.number(count, "en") + " claims were ";
        return switch (asked) {
            case ACCEPT -> claims + "accepted.";
            case REJECT -> claims + "rejected.";
            case MERGE -> claims + "merged into another one.";
            case UNDO -> claims + "put back to what " + (count == 1 ? "it was." : "they were.");
        };
    }

    private static Refused refused(Batch.Outcome outcome, Map<UUID, Claim> claims) {
        Claim claim = claims.get(outcome.claimId());
        return new Refused(
                outcome.claimId().toString(),
                claim == null ? "" : claim.statement().text(),
                claim == null
                        ? Locale.ENGLISH.toLanguageTag()
                        : claim.statement().language(),
                why(outcome));
    }

    private static String why(Batch.Outcome outcome) {
        return "stale-version".equals(outcome.rule())
                ? "Somebody changed it since you opened the page. Look at it again before you decide."
                : Objects.requireNonNull(outcome.why());
    }
}
