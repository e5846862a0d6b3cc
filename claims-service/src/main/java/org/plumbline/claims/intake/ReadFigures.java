package org.plumbline.claims.intake;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.claims.quantity.reading.Context;
import org.plumbline.claims.quantity.reading.QuantityReader;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;

/** Reads the quantities out of a text for somebody to correct; stores nothing. */
@ApplicationScoped
class ReadFigures {

    private static final Set<String> LANGUAGES = Set.of("en", "ar", "fr", "es");

    private final Clock clock;

    ReadFigures(Clock clock) {
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param languageIsRead whether figures can be read in the text's language at all
     */
    record Reading(List<Quantity> quantities, boolean languageIsRead) {}

    /**
     * The quantities in a text, with their spans in it as it was sent.
     *
     * @param statedOn when it was said, which dates in it are reckoned from; without it that is today
     * @throws ProblemException 422 for a text, language or date that no claim can have
     */
    Reading read(@Nullable String text, @Nullable String language, @Nullable String statedOn) {
        FieldChecks checks = new FieldChecks();
        String checkedText = checks.requiredText("text", text, Statement.MAX_TEXT, true);
        String checkedLanguage = checks.language("language", language);
        PartialDate checkedDate = checks.date("statedOn", statedOn);
        if (text == null || checkedText == null || checkedLanguage == null || !checks.isClean()) {
            throw checks.problem();
        }
        PartialDate published = checkedDate == null ? PartialDate.ofDay(Shown.day(clock.instant())) : checkedDate;
        Locale locale = Locale.forLanguageTag(checkedLanguage);
        return new Reading(
                QuantityReader.read(text, locale, Context.published(published)),
                LANGUAGES.contains(locale.getLanguage()));
    }
}
