package org.plumbline.review.publication.correction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.check.CheckWords;
import org.plumbline.review.check.words.Phrases;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.PublicationMessages;

/**
 * The words in which differences are told: their names in the language of the page, and what stands there in the
 * verdict's, as far as the site is written in it.
 *
 * @param names what differs
 * @param values what stands there
 * @param site the words of the verdict's own page
 * @param language of the values
 */
record InWords(
        DifferenceMessages names,
        DifferenceMessages values,
        CorrectionMessages texts,
        PublicationMessages site,
        Phrases phrases,
        CheckWords check,
        String language) {

    static InWords of(String verdictLanguage, String pageLanguage) {
        String language = PageLanguage.of(verdictLanguage);
        return new InWords(
                messages(DifferenceMessages.class, pageLanguage),
                messages(DifferenceMessages.class, language),
                messages(CorrectionMessages.class, pageLanguage),
                messages(PublicationMessages.class, language),
                Phrases.in(language),
                CheckWords.in(language),
                language);
    }

    static <T> T messages(Class<T> bundle, String language) {
        return PageLanguage.isArabic(language)
                ? MessageBundles.get(bundle, Localized.Literal.of("ar"))
                : MessageBundles.get(bundle);
    }

    @Nullable
    String day(@Nullable PartialDate date) {
        return date == null ? null : Shown.date(date, language);
    }

    String day(LocalDate day) {
        return phrases.day(day);
    }

    String number(int number) {
        return Shown.number(number, language);
    }

    String number(BigDecimal number) {
        return phrases.number(number);
    }

    String yesOrNo(boolean answer) {
        return answer ? values.yes() : values.no();
    }

    @Nullable
    String measure(@Nullable String measure) {
        return measure == null ? null : phrases.measure(measure);
    }

    /** The name of a language. */
    String languageName(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(Locale.forLanguageTag(language));
        return name.isEmpty() ? tag : name;
    }

    /** What is said of these, one after the other. */
    String list(Stream<String> said) {
        return said.collect(Collectors.joining(phrases.say("list.separator")));
    }
}
