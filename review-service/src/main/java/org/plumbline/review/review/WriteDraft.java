package org.plumbline.review.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.DraftField;

/** Writes a draft; whoever changes a word of it is one of its authors from then on. */
@ApplicationScoped
public class WriteDraft {

    private final ReviewChanges changes;
    private final DraftHistory history;
    private final EntityManager entities;
    private final ObjectMapper json;
    private final Validator validator;

    WriteDraft(
            ReviewChanges changes,
            DraftHistory history,
            EntityManager entities,
            ObjectMapper json,
            Validator validator) {
        this.changes = changes;
        this.history = history;
        this.entities = entities;
        this.json = json;
        this.validator = validator;
    }

    /** Replaces the draft. One that is the same as before changes nothing and makes nobody an author. */
    @Transactional
    public ReviewView write(Change change, @NotNull @Valid Draft draft) {
        return changes.make(
                change, Action.EDIT_DRAFT, (file, now) -> replace(file, change, draft, Occasion.SAVED, now));
    }

    /**
     * Replaces the draft while somebody types, who has not asked for it: so only where it voids no approval, and makes
     * nobody an author who is not one and was not given the review to write it.
     *
     * @throws ProblemException 409 {@code not-autosaved} elsewhere
     */
    @Transactional
    public ReviewView autosave(Change change, @NotNull @Valid Draft draft) {
        return changes.make(change, Action.EDIT_DRAFT, (file, now) -> {
            if (!isOwnWork(file, change.actor().sub())) {
                throw ProblemException.rule(
                        "not-autosaved",
                        "Saving this would void approvals, or make you one of its authors: it is done only by the button.");
            }
            return replace(file, change, draft, Occasion.AUTOSAVED, now);
        });
    }

    /**
     * Takes an older text back, as a new revision: what stood in between is kept.
     *
     * @throws ProblemException 404 if the draft never had this text
     */
    @Transactional
    public ReviewView restore(Change change, UUID revisionId) {
        return changes.make(change, Action.EDIT_DRAFT, (file, now) -> {
            Draft draft = history.get(change.reviewId(), revisionId).draft();
            Set<ConstraintViolation<Draft>> violations = validator.validate(draft);
            if (!violations.isEmpty()) {
                // The rating scale may have changed since.
                throw new ConstraintViolationException(violations);
            }
            return replace(file, change, draft, Occasion.RESTORED, now);
        });
    }

    private static boolean isOwnWork(ReviewFile file, String sub) {
        Person assignee = file.review().assignee();
        boolean theirs = (assignee != null && assignee.sub().equals(sub))
                || file.authors().stream().anyMatch(author -> author.sub().equals(sub));
        return theirs && file.review().state() == ReviewState.IN_PROGRESS;
    }

    private Outcome replace(ReviewFile file, Change change, Draft draft, Occasion occasion, Instant now) {
        Review review = file.review();
        List<DraftField> fields = DraftField.differing(review.draft(), draft);
        if (fields.isEmpty()) {
            return Outcome.nothing();
        }
        if (review.verdictId() != null && fields.contains(DraftField.LANGUAGE)) {
            throw ProblemException.invalid(
                    "language", "stays that of the published verdict; open an edition for another one");
        }
        review.write(draft);
        entities.persist(
                new DraftRevision(review.id(), change.actor().person(), text(draft), now, occasion, change.version()));
        return Outcome.changed(
                Map.of("fields", fields.stream().map(DraftField::key).toList(), "occasion", occasion));
    }

    private String text(Draft draft) {
        try {
            return json.writeValueAsString(draft);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the draft as JSON", e);
        }
    }
}
