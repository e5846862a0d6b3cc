package org.plumbline.review.desk;

import java.util.Locale;

import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.verdict.Kind;

/**
 * A word in a box.
 *
 * @param words which say it all
 * @param tone a class of the stylesheet, which only helps
 */
public record Label(String words, String tone) {

    static Label of(ReviewState state) {
        return new Label(
                capital(state.words()),
                switch (state) {
                    case OPEN, DROPPED -> "";
                    case IN_PROGRESS -> "accent";
                    case IN_APPROVAL -> "warn";
                    case APPROVED, PUBLISHED -> "good";
                });
    }

    static Label of(Risk risk) {
        return switch (risk) {
            case NORMAL -> new Label("Normal risk", "");
            case HIGH -> new Label("High risk", "bad");
        };
    }

    static Label of(Kind kind) {
        return kind == Kind.MINOR ? new Label("Minor correction", "") : of((Enum<?>) kind);
    }

    static Label of(Enum<?> constant) {
        return new Label(capital(constant.name().toLowerCase(Locale.ROOT).replace('_', ' ')), "");
    }

    static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }
}
