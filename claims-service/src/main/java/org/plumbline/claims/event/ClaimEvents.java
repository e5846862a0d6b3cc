package org.plumbline.claims.event;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Rejection;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.outbox.Outbox;
import org.plumbline.kit.time.PartialDate;

/** Tells the other services what happened to a claim, in the transaction in which it happened. */
@ApplicationScoped
public class ClaimEvents {

    private static final int VERSION = 1;

    private final Outbox outbox;

    ClaimEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What others need to know of a claim, so that they never ask for it. */
    record ClaimData(
            UUID id,
            String text,
            String language,
            @Nullable String restatement,
            @Nullable String claimant,
            @Nullable String source,
            @Nullable PartialDate statedOn,
            List<Appearance> appearances,
            List<String> topics,
            List<Quantity> quantities) {

        static ClaimData of(Claim claim) {
            Statement statement = claim.statement();
            return new ClaimData(
                    claim.id(),
                    statement.text(),
                    statement.language(),
                    statement.restatement(),
                    statement.claimant(),
                    statement.source(),
                    statement.statedOn(),
                    statement.appearances(),
                    statement.topics(),
                    statement.quantities());
        }
    }

    record Submitted(ClaimData claim) {}

    record Accepted(UUID reviewId, Person acceptedBy, ClaimData claim) {}

    record Rejected(String reason, @Nullable String words, Person rejectedBy) {}

    /** A claim was sent in. */
    public void submitted(Claim claim) {
        outbox.append("claim.submitted", VERSION, claim.id(), new Submitted(ClaimData.of(claim)));
    }

    /** Several claims were sent in together. */
    public void submittedAll(List<Claim> claims) {
        outbox.appendAll(
                "claim.submitted",
                VERSION,
                claims.stream().collect(Collectors.toMap(Claim::id, claim -> new Submitted(ClaimData.of(claim)))));
    }

    /** The desk will check it; review-service opens a review under this id. */
    public void accepted(Claim claim, UUID reviewId, Person by) {
        outbox.append("claim.accepted", VERSION, claim.id(), new Accepted(reviewId, by, ClaimData.of(claim)));
    }

    /** The desk will not check it. */
    public void rejected(Claim claim, Rejection rejection, Person by) {
        outbox.append(
                "claim.rejected",
                VERSION,
                claim.id(),
                new Rejected(rejection.reason().name(), rejection.words(), by));
    }
}
