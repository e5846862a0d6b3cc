package org.plumbline.claims.extraction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.extraction.CheckWorthiness.Reason;
import org.plumbline.claims.extraction.CheckWorthiness.Score;
import org.plumbline.claims.extraction.DateResolver.DateMention;
import org.plumbline.claims.extraction.Quotes.Quote;

/** Finds the sentences of a text that somebody could check. */
public final class Candidates {

    private final CheckWorthiness scoring;

    public Candidates(CheckWorthiness scoring) {
        this.scoring = scoring;
    }

    /**
     * A sentence that could be checked.
     *
     * @param sentence what it says and where it stands
     * @param score how worthy of a check it is, 0 to 1
     * @param reasons what speaks for and against it, the strongest first
     * @param dates the dates it names; none if it is not known when the text was published
     * @param quotes the quotations it has a part in
     */
    public record Candidate(
            Sentence sentence, double score, List<Reason> reasons, List<DateMention> dates, List<Quote> quotes) {}

    /**
     * The whole sentences of a text, the worthiest first; headlines, captions and other fragments are left out.
     *
     * @param language a BCP 47 tag
     * @param published when the text was published, if that is known
     */
    public List<Candidate> find(String text, String language, @Nullable LocalDate published) {
        List<Quote> quotes = Quotes.find(text, language);
        List<DateMention> dates = published == null ? List.of() : DateResolver.resolve(text, language, published);
        List<Candidate> candidates = new ArrayList<>();
        int quote = 0;
        int date = 0;
        for (Sentence sentence : Sentences.split(text, language)) {
            while (quote < quotes.size() && quotes.get(quote).end() <= sentence.start()) {
                quote++;
            }
            while (date < dates.size() && dates.get(date).end() <= sentence.start()) {
                date++;
            }
            if (!Sentences.isWhole(sentence.text())) {
                continue;
            }
            List<Quote> quotesHere = new ArrayList<>();
            for (int at = quote; at < quotes.size() && quotes.get(at).start() < sentence.end(); at++) {
                quotesHere.add(quotes.get(at));
            }
            List<DateMention> datesHere = new ArrayList<>();
            for (int at = date; at < dates.size() && dates.get(at).end() <= sentence.end(); at++) {
                datesHere.add(dates.get(at));
            }
            double quoted = Quotes.share(quotesHere, sentence.start(), sentence.end());
            Score score = scoring.score(Features.of(sentence.text(), language, quoted));
            candidates.add(new Candidate(
                    sentence, score.value(), score.reasons(), List.copyOf(datesHere), List.copyOf(quotesHere)));
        }
        // Sorting keeps the order of the text among equals.
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return List.copyOf(candidates);
    }
}
