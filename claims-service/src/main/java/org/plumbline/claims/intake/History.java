package org.plumbline.claims.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.RejectionReason;
import org.plumbline.kit.audit.Audit;

/** What was done to a claim, in words, from the audit trail. */
@ApplicationScoped
class History {

    private final Audit audit;
    private final ObjectMapper json;

    History(Audit audit, ObjectMapper json) {
        this.audit = audit;
        this.json = json;
    }

    /** Oldest first. */
    List<ClaimPages.Step> of(UUID claim) {
        return audit.of(claim).stream().map(this::step).toList();
    }

    private ClaimPages.Step step(Audit.Entry entry) {
        JsonNode detail = detail(entry);
        return new ClaimPages.Step(
                what(entry.action(), detail),
                entry.actor().name(),
                ClaimCard.Moment.of(entry.at()),
                words(entry.action(), detail),
                other(detail));
    }

    private JsonNode detail(Audit.Entry entry) {
        try {
            return json.readTree(entry.detail());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The audit trail of " + entry.subject() + " cannot be read", e);
        }
    }

    private static String what(String action, JsonNode detail) {
        return switch (action) {
            case "claim.submitted" -> "Sent in";
            case "claim.accepted" -> "Accepted";
            case "claim.rejected" -> "Rejected";
            case "claim.reopened" ->
                detail.path("from").asText().equals("ACCEPTED") ? "Acceptance taken back" : "Rejection taken back";
            case "claim.changed" -> "Changed";
            case "claim.merged" -> "Merged into another claim";
            case "claim.enlarged" -> "Another claim merged into it";
            case "claim.split" -> "Split off again";
            case "claim.reduced" -> "A claim split off from it";
            case "claim.led-on" -> "Leads to another claim, as what it was merged into does";
            default -> action;
        };
    }

    /** More about it; null if there is nothing more to say. */
    private static @Nullable String words(String action, JsonNode detail) {
        return switch (action) {
            case "claim.rejected" -> {
                String reason =
                        RejectionReason.valueOf(detail.path("reason").asText()).words() + ".";
                yield detail.hasNonNull("words")
                        ? reason + " " + detail.path("words").asText()
                        : reason;
            }
            case "claim.enlarged", "claim.reduced" -> {
                List<String> parts = new ArrayList<>();
                for (String part : List.of("appearances", "topics", "quantities")) {
                    int count = detail.path(part).asInt();
                    if (count > 0) {
                        parts.add(part + ": " + count);
                    }
                }
                yield parts.isEmpty() ? null : String.join(", ", parts);
            }
            default -> null;
        };
    }

    /** The other claim that it was about, if it was about two. */
    private static @Nullable String other(JsonNode detail) {
        for (String field : List.of("into", "claim")) {
            if (detail.hasNonNull(field)) {
                return detail.path(field).asText();
            }
        }
        JsonNode from = detail.path("from");
        // Of a split, a claim's id; of a reopening, a state.
        return from.asText().length() == 36 ? from.asText() : null;
    }
}
