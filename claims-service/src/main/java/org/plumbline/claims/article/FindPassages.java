package org.plumbline.claims.article;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.extraction.Candidates;
import org.plumbline.claims.extraction.CheckWorthiness;
import org.plumbline.claims.extraction.Quotes;
import org.plumbline.claims.extraction.Sentence;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.claims.quantity.reading.Context;
import org.plumbline.claims.quantity.reading.QuantityReader;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.time.PartialDate.Precision;

/** Finds what could be checked in a text: sentences with their score, quantities, dates and who is quoted. */
public final class FindPassages {

    private static final int LONGEST_SPEAKER = 300;

    /** A sentence has a speaker from a quotation over this part of it on: a quarter. */
    private static final int LEAST_QUOTED = 4;

    private final Candidates candidates;

    public FindPassages(CheckWorthiness scoring) {
        this.candidates = new Candidates(scoring);
    }

    /**
     * The whole sentences of a text, the worthiest first. A sentence that is longer than a claim may be is left out.
     *
     * @param language a BCP 47 tag
     * @param published from which its dates are meant; only a day will do for "Monday"
     */
    public List<Passage> in(String body, String language, @Nullable PartialDate published) {
        Context context = published == null ? Context.NONE : Context.published(published);
        return candidates
                .find(
                        body,
                        language,
                        published == null || published.precision() != Precision.DAY ? null : published.first())
                .stream()
                .filter(candidate -> candidate.sentence().text().length() <= Statement.MAX_TEXT)
                .map(candidate -> passage(candidate, language, context))
                .toList();
    }

    /**
     * One passage of a text, whatever it is: a part of a sentence, or several.
     *
     * @param start where it begins, in UTF-16 units
     * @param end where it ends, exclusive
     */
    public Passage at(int start, int end, String body, String language, @Nullable PartialDate published) {
        String text = body.substring(start, end);
        List<Passage> around = in(body, language, published).stream()
                .filter(passage -> passage.start() < end && passage.end() > start)
                .toList();
        // Dates and quotations are told by what stands around them, so they are those of the sentences it touches.
        List<Findings.DateRead> dates = around.stream()
                .sorted(Comparator.comparingInt(Passage::start))
                .flatMap(passage -> passage.findings().dates().stream()
                        .map(date -> moved(date, passage.start() - start))
                        .filter(date -> date.start() >= 0 && date.end() <= text.length()))
                .toList();
        Passage nearest = around.stream()
                .max(Comparator.comparingInt(
                        passage -> Math.min(end, passage.end()) - Math.max(start, passage.start())))
                .orElse(null);
        return new Passage(
                start,
                end,
                text,
                nearest == null ? 0 : nearest.score(),
                nearest == null ? null : nearest.speaker(),
                new Findings(
                        nearest == null ? List.of() : nearest.findings().reasons(),
                        quantities(text, language, published == null ? Context.NONE : Context.published(published)),
                        dates));
    }

    private static Passage passage(Candidates.Candidate candidate, String language, Context context) {
        Sentence sentence = candidate.sentence();
        return new Passage(
                sentence.start(),
                sentence.end(),
                sentence.text(),
                candidate.score(),
                speaker(candidate),
                new Findings(
                        candidate.reasons().stream()
                                .map(reason -> new Findings.Reason(reason.feature(), reason.contribution()))
                                .toList(),
                        quantities(sentence.text(), language, context),
                        candidate.dates().stream()
                                .map(date -> moved(
                                        new Findings.DateRead(
                                                date.start(), date.end(), date.date(), date.first(), date.last()),
                                        -sentence.start()))
                                .filter(date -> date.start() >= 0)
                                .toList()));
    }

    private static List<Quantity> quantities(String text, String language, Context context) {
        return QuantityReader.read(text, Locale.forLanguageTag(language), context);
    }

    /**
     * Of the longest quotation in the sentence, if the text says whose it is. Single words in marks do not make whoever
     * is named beside them the one who says it all.
     */
    private static @Nullable String speaker(Candidates.Candidate candidate) {
        Sentence sentence = candidate.sentence();
        String speaker = null;
        int most = (sentence.end() - sentence.start()) / LEAST_QUOTED;
        for (Quotes.Quote quote : candidate.quotes()) {
            if (overlap(quote, sentence) > most) {
                most = overlap(quote, sentence);
                speaker = quote.speaker();
            }
        }
        return speaker == null || speaker.isBlank() || speaker.length() > LONGEST_SPEAKER ? null : speaker.strip();
    }

    private static int overlap(Quotes.Quote quote, Sentence sentence) {
        return Math.min(sentence.end(), quote.end()) - Math.max(sentence.start(), quote.start());
    }

    private static Findings.DateRead moved(Findings.DateRead date, int by) {
        return new Findings.DateRead(date.start() + by, date.end() + by, date.date(), date.first(), date.last());
    }
}
