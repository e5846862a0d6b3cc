package org.plumbline.claims.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimState;
import org.plumbline.claims.claim.Decision;
import org.plumbline.claims.claim.Priority;
import org.plumbline.claims.claim.RejectionReason;
import org.plumbline.claims.claim.ReviewStatus;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.claim.Verdict;
import org.plumbline.claims.claimant.Claimant;
import org.plumbline.claims.claimant.ClaimantKind;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Versions;

/**
 * A claim as the API shows it; its own class because creating, reading, deciding and the answer to a stale version all
 * show it.
 */
@Schema(name = "Claim")
public record ClaimView(
        UUID id,
        long version,
        ClaimState state,
        String text,
        String language,
        @Nullable String restatement,
        @Nullable String claimant,
        @Nullable String source,
        @Nullable PartialDate statedOn,
        List<Appearance> appearances,
        List<String> topics,
        List<Quantity> quantities,
        Person submittedBy,
        Instant submittedAt,
        @Nullable DecisionView decision,

        @Schema(description = "As review-service last told; its state is null until the review is opened.") @Nullable
        ReviewStatus review,

        @Schema(description = "As review-service last told; null until one is published.") @Nullable
        Verdict verdict,

        @Schema(description = "The claim that it was merged into; null unless its state is MERGED.") @Nullable
        UUID mergedInto,

        @Schema(description = "How many people asked for it; told to the desk only.") @Nullable
        Integer demand,

        @Schema(description = "How much it deserves to be looked at first, 0 to 1, and why; told to the desk only.")
        @Nullable
        PriorityView priority,

        @Schema(description = "Who has the claimant's name; null if the claim names none.") @Nullable
        UUID claimantId,

        @Nullable ClaimantKind claimantKind,

        @Schema(description = "The claimant's item at Wikidata.", examples = "Q42") @Nullable
        String claimantWikidata) {

    /** What the inbox is sorted by. */
    @Schema(name = "Priority")
    public record PriorityView(double total, List<Priority.Component> components) {

        static PriorityView of(Priority priority) {
            return new PriorityView(priority.total(), priority.components());
        }
    }

    /** What the desk decided; who did is told to the desk only. */
    public record DecisionView(
            @Nullable Person by,
            Instant at,
            @Nullable RejectionReason reason,
            @Nullable String words) {

        static @Nullable DecisionView of(@Nullable Decision decision, boolean forDesk) {
            if (decision == null) {
                return null;
            }
            return new DecisionView(
                    forDesk ? decision.by() : null,
                    decision.at(),
                    decision.rejection() == null ? null : decision.rejection().reason(),
                    decision.rejection() == null ? null : decision.rejection().words());
        }
    }

    /** The claim as an answer, with its ETag and, if it was merged, where the one is that stands for it. */
    static Response.ResponseBuilder into(Response.ResponseBuilder answer, Claim claim, boolean forDesk) {
        if (claim.mergedInto() != null) {
            answer.header(HttpHeaders.LINK, "</api/claims/" + claim.mergedInto() + ">; rel=\"canonical\"");
        }
        return answer.entity(of(claim, forDesk)).header(HttpHeaders.ETAG, Versions.tag(claim.version()));
    }

    static ClaimView of(Claim claim, boolean forDesk) {
        Statement statement = claim.statement();
        Claimant claimant = claim.claimant();
        return new ClaimView(
                claim.id(),
                claim.version(),
                claim.state(),
                statement.text(),
                statement.language(),
                statement.restatement(),
                statement.claimant(),
                statement.source(),
                statement.statedOn(),
                statement.appearances(),
                statement.topics(),
                statement.quantities(),
                claim.submittedBy(),
                claim.submittedAt(),
                DecisionView.of(claim.decision(), forDesk),
                claim.review(),
                claim.verdict(),
                claim.mergedInto(),
                forDesk ? claim.demand() : null,
                forDesk ? PriorityView.of(claim.priority()) : null,
                claimant == null ? null : claimant.id(),
                claimant == null ? null : claimant.kind(),
                claimant == null ? null : claimant.wikidata());
    }
}
