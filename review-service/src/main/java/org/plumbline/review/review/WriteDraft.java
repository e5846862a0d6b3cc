package org.plumbline.review.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.verdict.Draft;

/** Writes a draft; whoever changes a word of it is one of its authors from then on. */
@ApplicationScoped
public class WriteDraft {

    private final ReviewChanges changes;
    private final EntityManager entities;
    private final ObjectMapper json;

    WriteDraft(ReviewChanges changes, EntityManager entities, ObjectMapper json) {
        this.changes = changes;
        this.entities = entities;
        this.json = json;
    }

    /** Replaces the draft. One that is the same as before changes nothing and makes nobody an author. */
    @Transactional
    public ReviewView write(Change change, @NotNull @Valid Draft draft) {
        return changes.make(change, Action.EDIT_DRAFT, (file, now) -> {
            Review review = file.review();
            List<String> fields = changedFields(review.draft(), draft);
            if (fields.isEmpty()) {
                return Outcome.nothing();
            }
            if (review.verdictId() != null && fields.contains("language")) {
                throw ProblemException.invalid(
                        "language", "stays that of the published verdict; open an edition for another one");
            }
            review.write(draft);
            entities.persist(new DraftRevision(review.id(), change.actor().person(), text(draft), now));
            return Outcome.changed(Map.of("fields", fields));
        });
    }

    private static List<String> changedFields(Draft before, Draft after) {
        List<String> fields = new ArrayList<>();
        addIfChanged(fields, "rating", before.rating(), after.rating());
        addIfChanged(fields, "headline", before.headline(), after.headline());
        addIfChanged(fields, "summary", before.summary(), after.summary());
        addIfChanged(fields, "body", before.body(), after.body());
        addIfChanged(fields, "methodology", before.methodology(), after.methodology());
        addIfChanged(fields, "language", before.language(), after.language());
        addIfChanged(fields, "ratingNow", before.ratingNow(), after.ratingNow());
        addIfChanged(fields, "changeNote", before.changeNote(), after.changeNote());
        return fields;
    }

    private static void addIfChanged(
            List<String> fields, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(field);
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
