package org.plumbline.review.review;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.evidence.Evidence;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.EvidenceList;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;

/** Adds, describes anew and removes the sources of a review. */
@ApplicationScoped
public class GatherEvidence {

    private static final int MOST = 100;

    private final ReviewChanges changes;
    private final EvidenceList evidence;
    private final IdempotencyKeys keys;

    GatherEvidence(ReviewChanges changes, EvidenceList evidence, IdempotencyKeys keys) {
        this.changes = changes;
        this.evidence = evidence;
        this.keys = keys;
    }

    /** What an idempotency key of an addition stands for. */
    private record Addition(UUID reviewId, EvidenceItem item) {}

    /**
     * Adds a source.
     *
     * @param key sent twice by the same actor with the same item, it adds once
     * @return the id of the new piece of evidence
     */
    @Transactional
    public UUID add(Change change, @NotNull @Valid EvidenceItem item, @Nullable String key) {
        return keys.once(key, change.actor().sub(), "add-evidence", new Addition(change.reviewId(), item), () -> {
            UUID[] added = new UUID[1];
            changes.make(change, Action.ADD_EVIDENCE, (file, now) -> {
                refuseAppearance(file, item);
                if (file.evidence().size() >= MOST) {
                    throw ProblemException.rule(
                            "too-much-evidence", "A review holds " + MOST + " sources at the most.");
                }
                added[0] = evidence.add(change.reviewId(), item, change.actor().person(), now)
                        .id();
                return Outcome.changed(Map.of("evidenceId", added[0]));
            });
            return added[0];
        });
    }

    /** Describes a source anew. */
    @Transactional
    public ReviewView edit(Change change, UUID evidenceId, @NotNull @Valid EvidenceItem item) {
        return changes.make(change, Action.EDIT_EVIDENCE, (file, now) -> {
            Evidence source = find(change, evidenceId);
            refuseAppearance(file, item);
            EvidenceItem before = source.item();
            source.describe(item);
            return source.item().equals(before) ? Outcome.nothing() : Outcome.changed(Map.of("evidenceId", evidenceId));
        });
    }

    /** Removes a source. */
    @Transactional
    public ReviewView remove(Change change, UUID evidenceId) {
        return changes.make(change, Action.REMOVE_EVIDENCE, (file, now) -> {
            Evidence source = find(change, evidenceId);
            evidence.remove(source);
            return Outcome.changed(
                    Map.of("evidenceId", evidenceId, "title", source.item().title()));
        });
    }

    private Evidence find(Change change, UUID evidenceId) {
        return evidence.find(change.reviewId(), evidenceId)
                .orElseThrow(() -> ProblemException.notFound("evidence", evidenceId));
    }

    private static void refuseAppearance(ReviewFile file, EvidenceItem item) {
        if (file.isAppearance(item)) {
            throw ProblemException.rule(
                    "appearance-is-not-evidence",
                    "The claim appeared at this address: that it was said there is no evidence that it is so.");
        }
    }
}
