package org.plumbline.review.review;

import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
import org.plumbline.review.evidence.ProtectedSources;
import org.plumbline.review.evidence.SourceName;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.ReviewChanges.Step;
import org.plumbline.review.review.rule.Action;

/** Adds, describes anew, moves and removes the sources of a review. */
@ApplicationScoped
public class GatherEvidence {

    private static final int MOST = 100;

    private final ReviewChanges changes;
    private final EvidenceList evidence;
    private final ProtectedSources names;
    private final IdempotencyKeys keys;

    GatherEvidence(ReviewChanges changes, EvidenceList evidence, ProtectedSources names, IdempotencyKeys keys) {
        this.changes = changes;
        this.evidence = evidence;
        this.names = names;
        this.keys = keys;
    }

    /**
     * What an idempotency key of an addition stands for. Whether a name came with it and not which: the hash of a name
     * would tell it to whoever can guess.
     */
    private record Addition(UUID reviewId, EvidenceItem item, boolean named) {}

    /**
     * Adds a source.
     *
     * @param name who it is, if readers are not told and it is known already
     * @param key sent twice by the same actor with the same item, it adds once
     * @return the id of the new piece of evidence
     */
    @Transactional
    public UUID add(
            Change change, @NotNull @Valid EvidenceItem item, @Nullable @Valid SourceName name, @Nullable String key) {
        Addition addition = new Addition(change.reviewId(), item, name != null);
        return keys.once(key, change.actor().sub(), "add-evidence", addition, () -> {
            UUID[] added = new UUID[1];
            changes.make(change, Action.ADD_EVIDENCE, (file, now) -> {
                EvidenceChecks.possible(file, item, now);
                EvidenceChecks.check(file, item, name);
                if (file.evidence().size() >= MOST) {
                    throw ProblemException.rule(
                            "too-much-evidence", "A review holds " + MOST + " sources at the most.");
                }
                added[0] = evidence.add(change.reviewId(), item, change.actor().person(), now)
                        .id();
                if (name != null) {
                    names.name(added[0], protectedOnly(item, name));
                }
                return Outcome.changed(Map.of("evidenceId", added[0]));
            });
            return added[0];
        });
    }

    /** Describes a source anew; without a name, one that was noted stays as long as the source is protected. */
    @Transactional
    public ReviewView edit(
            Change change, UUID evidenceId, @NotNull @Valid EvidenceItem item, @Nullable @Valid SourceName name) {
        return changes.make(change, Action.EDIT_EVIDENCE, (file, now) -> {
            EvidenceChecks.possible(file, item, now);
            return describe(change, evidenceId, before -> item, name).take(file, now);
        });
    }

    /** Notes who a protected source is. */
    @Transactional
    public ReviewView name(Change change, UUID evidenceId, @NotNull @Valid SourceName name) {
        return changes.make(change, Action.EDIT_EVIDENCE, describe(change, evidenceId, UnaryOperator.identity(), name));
    }

    /** Adds a file that was uploaded before to those of the source. */
    @Transactional
    public ReviewView attach(Change change, UUID evidenceId, UUID fileId) {
        UnaryOperator<EvidenceItem> attached =
                item -> item.withFiles(Stream.concat(item.files().stream(), Stream.of(fileId))
                        .distinct()
                        .toList());
        return changes.make(change, Action.EDIT_EVIDENCE, describe(change, evidenceId, attached, null));
    }

    /** Takes a file away from those of the source. */
    @Transactional
    public ReviewView detach(Change change, UUID evidenceId, UUID fileId) {
        UnaryOperator<EvidenceItem> detached = item -> item.withFiles(
                item.files().stream().filter(file -> !file.equals(fileId)).toList());
        return changes.make(change, Action.EDIT_EVIDENCE, describe(change, evidenceId, detached, null));
    }

    /**
     * Moves a source among the others. References to it in the draft are the draft's own: they are left as they are.
     *
     * @param position counted from 0; at the end if it is further
     */
    @Transactional
    public ReviewView move(Change change, UUID evidenceId, int position) {
        return changes.make(change, Action.EDIT_EVIDENCE, (file, now) -> {
            Evidence source = find(change, evidenceId);
            EvidenceItem before = source.item();
            evidence.place(source, Math.max(0, position));
            return outcome(evidenceId, source.item().equals(before));
        });
    }

    /** Removes a source. */
    @Transactional
    public ReviewView remove(Change change, UUID evidenceId) {
        return changes.make(change, Action.REMOVE_EVIDENCE, (file, now) -> {
            Evidence source = find(change, evidenceId);
            names.forget(evidenceId);
            evidence.remove(source);
            return Outcome.changed(
                    Map.of("evidenceId", evidenceId, "title", source.item().title()));
        });
    }

    private Step describe(
            Change change, UUID evidenceId, UnaryOperator<EvidenceItem> description, @Nullable SourceName name) {
        return (file, now) -> {
            Evidence source = find(change, evidenceId);
            EvidenceItem before = source.item();
            SourceName nameBefore = file.kept().names().get(evidenceId);
            EvidenceItem item = description.apply(before);
            // Of a source that is not protected any more the name may be told.
            SourceName known = item.protectedSource() && name == null ? nameBefore : name;
            EvidenceChecks.check(file, item, known);
            source.describe(item);
            if (item.position() != null) {
                evidence.place(source, item.position());
            }
            if (name != null) {
                names.name(evidenceId, protectedOnly(item, name));
            } else if (!item.protectedSource()) {
                names.forget(evidenceId);
            }
            boolean sameName = name == null ? item.protectedSource() || nameBefore == null : name.equals(nameBefore);
            return outcome(evidenceId, sameName && source.item().equals(before));
        };
    }

    private static Outcome outcome(UUID evidenceId, boolean same) {
        return same ? Outcome.nothing() : Outcome.changed(Map.of("evidenceId", evidenceId));
    }

    /** A name that nobody protects would only lie about. */
    private static SourceName protectedOnly(EvidenceItem item, SourceName name) {
        if (!item.protectedSource()) {
            throw ProblemException.invalid(
                    "protectedSource", "must be chosen, as the name of a protected source was given");
        }
        return name;
    }

    private Evidence find(Change change, UUID evidenceId) {
        return evidence.find(change.reviewId(), evidenceId)
                .orElseThrow(() -> ProblemException.notFound("evidence", evidenceId));
    }
}
