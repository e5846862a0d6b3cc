package org.plumbline.claims.event;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimState;
import org.plumbline.claims.claim.Rejection;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.claimant.Claimant;
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

    /**
     * What others need to know of a claim, so that they never ask for it.
     *
     * @param countedInWords what its text and restatement count, as they are read, whatever quantities were entered
     */
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
            List<Quantity> quantities,
            @Nullable ClaimantDetail claimantDetail,
            List<String> countedInWords) {

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
                    statement.quantities(),
                    ClaimantDetail.of(claim.claimant()),
                    CountedInWords.of(statement));
        }
    }

    /** Who has the claimant's name. */
    record ClaimantDetail(UUID id, String kind, @Nullable String wikidata) {

        static @Nullable ClaimantDetail of(@Nullable Claimant claimant) {
            return claimant == null
                    ? null
                    : new ClaimantDetail(claimant.id(), claimant.kind().name(), claimant.wikidata());
        }
    }

    record Submitted(ClaimData claim) {}

    /**
     * Data of {@code claim.accepted}.
     *
     * @param demand how many people asked for the claim until then; {@code claim.asked-for} tells it from then on
     */
    record Accepted(UUID reviewId, Person acceptedBy, ClaimData claim, int demand) {}

    record AskedFor(int demand) {}

    record Rejected(String reason, @Nullable String words, Person rejectedBy) {}

    record Reopened(ClaimState from, @Nullable UUID reviewId, Person by) {}

    record Merged(UUID intoClaimId, @Nullable UUID reviewId, Person by) {}

    record Split(UUID fromClaimId, Person by) {}

    record Changed(ClaimData claim, Person changedBy) {}

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
        outbox.append(
                "claim.accepted", VERSION, claim.id(), new Accepted(reviewId, by, ClaimData.of(claim), claim.demand()));
    }

    /** The desk will not check it. */
    public void rejected(Claim claim, Rejection rejection, Person by) {
        outbox.append(
                "claim.rejected",
                VERSION,
                claim.id(),
                new Rejected(rejection.reason().name(), rejection.words(), by));
    }

    /** A decision was taken back: the claim waits for another one. */
    public void reopened(Claim claim, ClaimState from, @Nullable UUID givenUpReview, Person by) {
        outbox.append("claim.reopened", VERSION, claim.id(), new Reopened(from, givenUpReview, by));
    }

    /** It says what another claim says, and leads to that one from now on. */
    public void merged(Claim claim, UUID into, @Nullable UUID givenUpReview, Person by) {
        outbox.append("claim.merged", VERSION, claim.id(), new Merged(into, givenUpReview, by));
    }

    /** A merge was taken back. If the claim was accepted before, {@code claim.accepted} follows with a new review. */
    public void split(Claim claim, UUID from, Person by) {
        outbox.append("claim.split", VERSION, claim.id(), new Split(from, by));
    }

    /** It says something else now, or something else is known of its claimant. */
    public void changed(Claim claim, Person by) {
        outbox.append("claim.changed", VERSION, claim.id(), new Changed(ClaimData.of(claim), by));
    }

    /** More people asked for it, or, once a claim was split off from it, fewer; the event says how many there are now. */
    public void askedFor(Claim claim) {
        outbox.append("claim.asked-for", VERSION, claim.id(), new AskedFor(claim.demand()));
    }
}
