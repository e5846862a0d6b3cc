package org.plumbline.review.check;

import java.math.BigDecimal;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.check.words.Phrases;

/** Figures of one unit, in words: {@code 33,137}, {@code 4.1%}, {@code 5 (in a range from 4 to 7)}. */
public record Figures(Phrases phrases, @Nullable String unit) {

    public String of(BigDecimal figure) {
        String number = phrases.number(figure);
        return switch (Question.unit(unit)) {
            case "" -> number;
            case "percent" -> phrases.say("unit.percent", Map.of("figure", number));
            default -> phrases.say("unit.other", Map.of("figure", number, "unit", phrases.name(String.valueOf(unit))));
        };
    }

    public String of(Amount amount) {
        return amount.isRange()
                ? phrases.say(
                        "figure.range",
                        Map.of(
                                "best", of(amount.best()),
                                "low", of(amount.low()),
                                "high", of(amount.high())))
                : of(amount.best());
    }
}
