package org.plumbline.claims.article;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.Quantity;
import org.plumbline.claims.quantity.Wording;
import org.plumbline.kit.web.Shown;

/**
 * A candidate in the words of a desk page.
 *
 * @param number by which text and list are told to belong together: its place in the list by score
 * @param reasonsFor what speaks for a check, the strongest first
 * @param checked whether its box is ticked
 */
public record CandidateCard(
        String id,
        int number,
        String text,
        int start,
        int end,
        String scoreWords,
        String score,
        String kind,
        List<String> reasonsFor,
        List<String> reasonsAgainst,
        boolean byHand,
        @Nullable String speaker,
        List<Figure> quantities,
        List<Day> dates,
        boolean open,
        boolean dismissed,
        @Nullable String claimId,
        @Nullable String decidedBy,
        @Nullable Moment decidedAt,
        boolean checked) {

    private static final int MOST_REASONS = 5;

    /** A point in time: exact, and as the desk reads it. */
    public record Moment(String exact, String words) {

        static Moment of(Instant at) {
            return new Moment(at.toString(), Shown.time(at, "en"));
        }
    }

    /** A quantity in one phrase, and the words that it was read from. */
    public record Figure(
            String words, @Nullable String asOf, @Nullable String readFrom) {

        static Figure of(Quantity quantity) {
            return new Figure(
                    Wording.of(quantity),
                    quantity.asOf() == null ? null : quantity.asOf().toString(),
                    quantity.text());
        }
    }

    /** A date as the article says it, and which one that is. */
    public record Day(String said, String exact, String words) {

        static Day of(Findings.DateRead date, String text) {
            return new Day(text.substring(date.start(), date.end()), date.date().toString(), Wording.date(date.date()));
        }
    }

    static CandidateCard of(Candidate candidate, int number, boolean checked) {
        Passage passage = candidate.passage();
        return new CandidateCard(
                candidate.id().toString(),
                number,
                passage.text(),
                passage.start(),
                passage.end(),
                scoreWords(passage.score()),
                String.format(Locale.ROOT, "%.2f", passage.score()),
                kind(passage.score()),
                reasons(passage.findings(), 1),
                reasons(passage.findings(), -1),
                candidate.byHand(),
                passage.speaker(),
                passage.findings().quantities().stream().map(Figure::of).toList(),
                passage.findings().dates().stream()
                        .map(date -> Day.of(date, passage.text()))
                        .toList(),
                candidate.state() == CandidateState.OPEN,
                candidate.state() == CandidateState.DISMISSED,
                candidate.claimId() == null ? null : candidate.claimId().toString(),
                candidate.decidedBy() == null ? null : candidate.decidedBy().name(),
                candidate.decidedAt() == null ? null : Moment.of(candidate.decidedAt()),
                checked);
    }

    MarkedText.Mark mark() {
        return new MarkedText.Mark(start, end, number, id, kind, claimId != null);
    }

    private static List<String> reasons(Findings findings, int sign) {
        return findings.reasons().stream()
                .filter(reason -> Math.signum(reason.contribution()) == sign)
                .limit(MOST_REASONS)
                .map(reason -> reason.feature().reason())
                .toList();
    }

    private static String scoreWords(double score) {
        if (score >= 0.8) {
            return "Well worth a check";
        }
        if (score >= 0.5) {
            return "Worth a check";
        }
        return score >= 0.25 ? "Perhaps worth a check" : "Hardly worth a check";
    }

    private static String kind(double score) {
        if (score >= 0.8) {
            return "strong";
        }
        return score >= 0.5 ? "fair" : "faint";
    }
}
