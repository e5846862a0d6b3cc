package org.plumbline.review.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The parts of a draft, in the order in which they are written. */
public enum DraftField {
    RATING,
    HEADLINE,
    SUMMARY,
    BODY,
    METHODOLOGY,
    LANGUAGE,
    RATING_NOW,
    CHANGE_NOTE;

    /** What the draft has there; null if nothing. */
    public @Nullable String of(Draft draft) {
        return switch (this) {
            case RATING -> draft.rating();
            case HEADLINE -> draft.headline();
            case SUMMARY -> draft.summary();
            case BODY -> draft.body();
            case METHODOLOGY -> draft.methodology();
            case LANGUAGE -> draft.language();
            case RATING_NOW -> draft.ratingNow();
            case CHANGE_NOTE -> draft.changeNote();
        };
    }

    /** Its name in JSON and in forms. */
    public String key() {
        return switch (this) {
            case RATING, HEADLINE, SUMMARY, BODY, METHODOLOGY, LANGUAGE -> name().toLowerCase(Locale.ROOT);
            case RATING_NOW -> "ratingNow";
            case CHANGE_NOTE -> "changeNote";
        };
    }

    /** Whether it is a rating of the scale. */
    public boolean isRating() {
        return this == RATING || this == RATING_NOW;
    }

    /** Whether it is Markdown. */
    public boolean isMarkdown() {
        return this == BODY || this == METHODOLOGY;
    }

    /** Whether it holds sentences, and not a choice from a list. */
    public boolean isProse() {
        return !isRating() && this != LANGUAGE;
    }

    /** The parts in which two drafts differ. */
    public static List<DraftField> differing(Draft one, Draft other) {
        List<DraftField> differing = new ArrayList<>();
        for (DraftField field : values()) {
            if (!Objects.equals(field.of(one), field.of(other))) {
                differing.add(field);
            }
        }
        return differing;
    }
}
