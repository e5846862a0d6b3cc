package org.plumbline.claims.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimPolicy;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Rejection;
import org.plumbline.claims.intake.Batch.Asked;
import org.plumbline.claims.intake.Batch.Outcome;
import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;

/**
 * Triage of several claims in one go. Each is decided in a transaction of its own: what stands against one of them does
 * not hold up the others, and the batch says what was done and what was not.
 */
@ApplicationScoped
class DecideClaims {

    private final Claims claims;
    private final DecideClaim decideClaim;
    private final MergeClaim mergeClaim;
    private final Batches batches;
    private final Clock clock;

    DecideClaims(Claims claims, DecideClaim decideClaim, MergeClaim mergeClaim, Batches batches, Clock clock) {
        this.claims = claims;
        this.decideClaim = decideClaim;
        this.mergeClaim = mergeClaim;
        this.batches = batches;
        this.clock = clock;
    }

    /** A claim in the version that the decision is made from. */
    record Chosen(UUID id, long version) {}

    /**
     * What is to be decided.
     *
     * @param rejection there for {@link Asked#REJECT}
     * @param into for {@link Asked#MERGE}; null for the oldest of them that stands
     */
    record Request(
            Asked decision,
            List<Chosen> claims,
            @Nullable Rejection rejection,
            @Nullable UUID into) {}

    private record UndoRequest(UUID batch) {}

    /**
     * Decides about each of them.
     *
     * @throws ProblemException 400 and 409 as of {@link Batches#begin}, 422 if none of the claims to merge can take in others
     */
    Batch decide(Request request, Person by, @Nullable String key) {
        Batch batch = batches.begin(request.decision(), by, request, key);
        return batch.isKept() ? batch : batches.keep(batch.id(), outcomes(request, by, key));
    }

    /** Keeps a decision that was made alone, so that it can be undone like others. */
    Batch alone(Asked asked, Claim claim, Person by, @Nullable String key) {
        Batch batch = batches.begin(asked, by, claim.id(), key);
        return batch.isKept() ? batch : batches.keep(batch.id(), List.of(Outcome.done(claim, clock.instant())));
    }

    private List<Outcome> outcomes(Request request, Person by, @Nullable String key) {
        return switch (request.decision()) {
            case ACCEPT ->
                each(
                        request.claims(),
                        chosen -> decideClaim.accept(chosen.id(), chosen.version(), by, own(key, chosen.id())));
            case REJECT -> {
                Rejection rejection = Objects.requireNonNull(request.rejection());
                yield each(
                        request.claims(),
                        chosen -> decideClaim.reject(
                                chosen.id(), chosen.version(), rejection, by, own(key, chosen.id())));
            }
            case MERGE -> {
                UUID into = request.into() == null ? oldest(request.claims()) : request.into();
                List<Chosen> others = request.claims().stream()
                        .filter(chosen -> !chosen.id().equals(into))
                        .toList();
                yield each(
                        others,
                        chosen -> mergeClaim.merge(
                                chosen.id(), Seen.version(chosen.version()), into, by, own(key, chosen.id())));
            }
            case UNDO -> throw new IllegalArgumentException("A batch is undone by its id");
        };
    }

    /**
     * Takes back what a batch did, as far as nobody has decided anew since.
     *
     * @throws ProblemException 404, 409 {@code nothing-to-undo}, and as of {@link Batches#begin}
     */
    Batch undo(UUID batchId, Person by, @Nullable String key) {
        Batch batch = batches.get(batchId).orElseThrow(() -> ProblemException.notFound("batch of decisions", batchId));
        if (batch.decision() == Asked.UNDO || batch.done().isEmpty()) {
            throw ProblemException.rule("nothing-to-undo", "There is no decision in this that could be taken back.");
        }
        Batch undoing = batches.begin(Asked.UNDO, by, new UndoRequest(batchId), key);
        if (undoing.isKept()) {
            return undoing;
        }
        List<Outcome> outcomes = new ArrayList<>();
        // The last one first: of two merges, the one that builds on the other has to go before it.
        for (Outcome done : batch.done().reversed()) {
            outcomes.add(outcome(done.claimId(), () -> takeBack(batch, done, by, own(key, done.claimId()))));
        }
        return batches.keep(undoing.id(), outcomes);
    }

    private Claim takeBack(Batch batch, Outcome done, Person by, @Nullable String key) {
        Seen seen = new Seen.DecidedAt(Objects.requireNonNull(done.decidedAt()));
        return batch.decision() == Asked.MERGE
                ? mergeClaim.split(done.claimId(), seen, by, key)
                : decideClaim.reopen(done.claimId(), seen, by, key);
    }

    private List<Outcome> each(List<Chosen> chosen, Function<Chosen, Claim> decision) {
        return chosen.stream()
                .map(one -> outcome(one.id(), () -> decision.apply(one)))
                .toList();
    }

    private Outcome outcome(UUID id, Supplier<Claim> decision) {
        try {
            return Outcome.done(decision.get(), clock.instant());
        } catch (ProblemException e) {
            return Outcome.refused(id, e);
        }
    }

    /** The oldest that others can be merged into: the first one sent in has the address that is out longest. */
    private UUID oldest(List<Chosen> chosen) {
        Map<UUID, Claim> found = new HashMap<>();
        claims.get(chosen.stream().map(Chosen::id).toList()).forEach(claim -> found.put(claim.id(), claim));
        return chosen.stream()
                .flatMap(one -> Stream.ofNullable(found.get(one.id())))
                .filter(claim -> ClaimPolicy.canTakeIn(claim.state()))
                .min(Comparator.comparing(Claim::submittedAt).thenComparing(Claim::id))
                .map(Claim::id)
                .orElseThrow(() -> ProblemException.invalid(
                        "into", "must be a claim that stands: none of the chosen ones can take in others"));
    }

    /** A key of its own for each claim, so that a batch that broke off half-way can be sent again. */
    private static @Nullable String own(@Nullable String key, UUID claim) {
        return key == null ? null : Sha256.hex(key + " " + claim);
    }
}
