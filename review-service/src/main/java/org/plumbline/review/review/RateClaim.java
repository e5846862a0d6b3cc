package org.plumbline.review.review;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.Workflow.Statement;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.text.Text;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.RatingScale;

/** Keeps how each who checks a review rates its claim, and lets a third person settle it where they disagree. */
@ApplicationScoped
public class RateClaim {

    private final ReviewChanges changes;
    private final Workflows workflows;
    private final EntityManager entities;
    private final ObjectMapper json;

    RateClaim(ReviewChanges changes, Workflows workflows, EntityManager entities, ObjectMapper json) {
        this.changes = changes;
        this.workflows = workflows;
        this.entities = entities;
        this.json = json;
    }

    /**
     * A rating, and why.
     *
     * @param rating a slug of the scale
     */
    public record Rated(
            @NotBlank @Size(max = 50) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
            String rating,

            @NotBlank @Size(max = 1000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
            String reason) {

        public Rated {
            rating = Text.orEmpty(rating);
            reason = Text.orEmpty(reason);
        }
    }

    /** The actor says how they rate the claim, or says it anew. */
    @Transactional
    public ReviewView rate(Change change, @NotNull @Valid Rated rated) {
        return changes.make(change, Action.RATE, (file, now) -> {
            refuseUnknown(rated);
            boolean said = file.workflow().opinions().stream()
                    .filter(opinion -> opinion.by().sub().equals(change.actor().sub()))
                    .anyMatch(opinion -> opinion.rating().equals(rated.rating())
                            && opinion.reason().equals(rated.reason())
                            && !file.workflow().isSettled(opinion));
            if (said) {
                return Outcome.nothing();
            }
            workflows.state(
                    change.reviewId(),
                    new Statement(change.actor().person(), rated.rating(), rated.reason(), false, now));
            return Outcome.changed(Map.of("rating", rated.rating(), "reason", rated.reason()));
        });
    }

    /** Settles what others disagree on: the rating is the draft's from then on, and the actor one of its authors. */
    @Transactional
    public ReviewView settle(Change change, @NotNull @Valid Rated rated) {
        return changes.make(change, Action.SETTLE, (file, now) -> {
            refuseUnknown(rated);
            workflows.state(
                    change.reviewId(),
                    new Statement(change.actor().person(), rated.rating(), rated.reason(), true, now));
            Draft before = file.review().draft();
            if (!rated.rating().equals(before.rating())) {
                Draft draft = new Draft(
                        rated.rating(),
                        before.headline(),
                        before.summary(),
                        before.body(),
                        before.methodology(),
                        before.language(),
                        before.ratingNow(),
                        before.changeNote());
                file.review().write(draft);
                entities.persist(new DraftRevision(
                        change.reviewId(),
                        change.actor().person(),
                        text(draft),
                        now,
                        Occasion.SETTLED,
                        change.version()));
            }
            return Outcome.changed(Map.of("rating", rated.rating(), "reason", rated.reason()));
        });
    }

    private static void refuseUnknown(Rated rated) {
        if (RatingScale.find(rated.rating()).isEmpty()) {
            throw ProblemException.invalid("rating", "must be a rating of the desk's scale");
        }
    }

    private String text(Draft draft) {
        try {
            return json.writeValueAsString(draft);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the draft as JSON", e);
        }
    }
}
