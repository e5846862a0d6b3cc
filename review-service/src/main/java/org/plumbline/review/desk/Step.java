package org.plumbline.review.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.review.verdict.Rating;
import org.plumbline.review.verdict.RatingScale;

/**
 * One thing that was done to a review.
 *
 * @param words why, or of what, if something was said about it
 * @param after what became of the review by it, if it came into another state
 */
public record Step(
        String what,
        String who,
        Moment at,
        @Nullable String words,
        @Nullable String after) {

    private static final Duration SITTING = Duration.ofMinutes(10);

    /** All that was done, in their order; of what was saved while somebody typed, only the last in ten minutes. */
    static List<Step> all(List<Audit.Entry> entries, DeskTime time, ObjectMapper json) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Audit.Entry entry = entries.get(i);
            JsonNode detail = detail(entry, json);
            boolean goesOn = detail.path("occasion").asText().equals("AUTOSAVED")
                    && i + 1 < entries.size()
                    && isSameSitting(entry, entries.get(i + 1));
            if (!goesOn) {
                steps.add(of(entry, detail, time));
            }
        }
        return steps;
    }

    private static boolean isSameSitting(Audit.Entry entry, Audit.Entry next) {
        return next.action().equals(entry.action())
                && next.actor().sub().equals(entry.actor().sub())
                && entry.at().getEpochSecond() / SITTING.toSeconds()
                        == next.at().getEpochSecond() / SITTING.toSeconds();
    }

    private static Step of(Audit.Entry entry, JsonNode detail, DeskTime time) {
        String state = detail.path("state").asText("");
        boolean moved = detail.has("previousState")
                && !state.equals(detail.path("previousState").asText());
        return new Step(
                what(entry.action()),
                entry.actor().name(),
                time.of(entry.at()),
                words(detail),
                moved ? state.toLowerCase(Locale.ROOT).replace('_', ' ') : null);
    }

    private static JsonNode detail(Audit.Entry entry, ObjectMapper json) {
        try {
            return json.readTree(entry.detail());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The audit trail of " + entry.subject() + " cannot be read", e);
        }
    }

    private static String what(String action) {
        return switch (action) {
            case "review.opened" -> "Opened";
            case "review.taken" -> "Taken";
            case "review.assigned" -> "Given to somebody else";
            case "evidence.added" -> "Evidence added";
            case "evidence.edited" -> "Evidence edited";
            case "evidence.removed" -> "Evidence removed";
            case "page.archived" -> "Page looked up";
            case "file.uploaded" -> "File uploaded";
            case "draft.edited" -> "Draft edited";
            case "sources.waived" -> "Source rule waived";
            case "waiver.withdrawn" -> "Waiver withdrawn";
            case "approvals.voided" -> "Approvals found outdated";
            case "review.submitted" -> "Submitted for approval";
            case "review.approved" -> "Approved";
            case "review.returned" -> "Returned";
            case "review.published" -> "Published";
            case "review.dropped" -> "Dropped";
            case "review.reopened" -> "Reopened";
            case "risk.raised" -> "Risk raised";
            case "risk.lowered" -> "Risk lowered";
            case "review.blocked" -> "Blocked";
            case "review.unblocked" -> "Unblocked";
            case "follow-up.opened" -> "Taken up again by another review";
            case "kind.raised" -> "Found to be a correction";
            case "report.joined" -> "A report from a reader joined";
            case "checker.added" -> "Checker added";
            case "checker.removed" -> "Checker taken off";
            case "review.scheduled" -> "Due date changed";
            case "review.prioritised" -> "Priority changed";
            case "policy.applied" -> "Policy applied";
            case "exclusion.lifted" -> "Somebody excluded was let in again";
            case "review.listed" -> "Readers told that it is being checked";
            case "review.unlisted" -> "Readers no longer told of it";
            case "tolerance.set" -> "What opens a recheck was set";
            case "rating.given" -> "Claim rated";
            case "rating.settled" -> "Rating settled";
            case "claim.changed" -> "Claim changed";
            case "claim.reopened" -> "Acceptance of the claim taken back";
            case "claim.merged" -> "Claim merged into another one";
            case "remark.made" -> "Remark on a passage";
            case "remark.answered" -> "Remark answered";
            case "remark.resolved" -> "Remark resolved";
            case "remark.reopened" -> "Remark reopened";
            case "claim.split" -> "Claim split off again";
            default -> action;
        };
    }

    private static @Nullable String words(JsonNode detail) {
        if (detail.hasNonNull("rating") && detail.hasNonNull("reason")) {
            String slug = detail.get("rating").asText();
            return RatingScale.find(slug).map(Rating::name).orElse(slug) + ": "
                    + detail.get("reason").asText();
        }
        for (String field : new String[] {"reason", "remarks", "title"}) {
            if (detail.hasNonNull(field)) {
                return detail.get(field).asText();
            }
        }
        return detail.path("fields").isArray()
                ? StreamSupport.stream(detail.get("fields").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : null;
    }
}
