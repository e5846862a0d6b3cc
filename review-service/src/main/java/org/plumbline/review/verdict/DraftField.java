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
    LANGUAGE;

    /** What the draft has there; null if nothing. */
    public @Nullable String of(Draft draft) {
        return switch (this) {
            case RATING -> draft.rating();
            case HEADLINE -> draft.headline();
            case SUMMARY -> draft.summary();
            case BODY -> draft.body();
            case METHODOLOGY -> draft.methodology();
            case LANGUAGE -> draft.language();
        };
    }

    /** Its name in JSON and in forms. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is Markdown. */
    public boolean isMarkdown() {
        return this == BODY || this == METHODOLOGY;
    }

    /** Whether it holds sentences, and not a choice from a list. */
    public boolean isProse() {
        return this != RATING && this != LANGUAGE;
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
