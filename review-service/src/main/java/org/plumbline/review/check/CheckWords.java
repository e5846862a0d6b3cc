package org.plumbline.review.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.check.words.Phrases;

/** A check in the words of a language: the arithmetic as one sentence for each series, and what to bear in mind. */
public final class CheckWords {

    private final Phrases phrases;

    private CheckWords(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the language of a tag such as {@code ar-EG}, or in English. */
    public static CheckWords in(String language) {
        return new CheckWords(Phrases.in(language));
    }

    public String outcome(Outcome outcome) {
        return phrases.say("outcome." + outcome);
    }

    /** {@code more than 33,000}, with its unit. */
    public String claimed(Claimed claimed) {
        Figures figures = new Figures(phrases, claimed.unit());
        BigDecimal upper = claimed.upper();
        return phrases.say(
                "comparator." + claimed.comparator(),
                Map.of(
                        "value",
                        upper == null ? figures.of(claimed.value()) : phrases.number(claimed.value()),
                        "upper",
                        upper == null ? "" : figures.of(upper)));
    }

    /**
     * The arithmetic: a sentence for each series, which names its source if there are several, and for series that
     * disagree one that says who is for what.
     */
    public List<String> arithmetic(Assessment assessment) {
        List<SeriesResult> results = assessment.results();
        if (results.isEmpty()) {
            return List.of(phrases.say("uncovered", Map.of("reason", phrases.say("series.none"))));
        }
        List<String> sentences = new ArrayList<>();
        for (SeriesResult result : results) {
            String words = sentence(assessment, result);
            sentences.add(
                    results.size() == 1
                            ? words
                            : phrases.say(
                                    "part.of.series",
                                    Map.of(
                                            "source",
                                            phrases.name(result.series().source()),
                                            "words",
                                            words)));
        }
        if (assessment.outcome() == Outcome.SOURCES_DISAGREE) {
            sentences.add(phrases.say(
                    "verdict", Map.of("claim", outcome(Outcome.SOURCES_DISAGREE), "judged", whoSaysWhat(results))));
        }
        return List.copyOf(sentences);
    }

    /** What to bear in mind about one series' result, a sentence each. */
    public List<String> caveats(Assessment assessment, SeriesResult result) {
        return result.caveats().stream()
                .map(caveat -> caveat(caveat, assessment, result.series()))
                .toList();
    }

    private String sentence(Assessment assessment, SeriesResult result) {
        Basis basis = result.basis();
        if (result.notCovered() != null || basis == null) {
            return phrases.say("uncovered", Map.of("reason", reason(assessment, result)));
        }
        int year = basis.asOf().getYear();
        List<String> steps = new ArrayList<>();
        steps.add(basis(basis, result.series()));
        steps.add(phrases.say(
                "verdict",
                Map.of("claim", claim(assessment, year), "judged", judged(assessment, result.outcome(), basis))));
        Passing passing = result.passing();
        if (passing != null) {
            steps.add(passing(passing, result.series(), year));
        }
        Point later = result.later();
        if (later != null) {
            steps.add(phrases.say(
                    "later",
                    Map.of(
                            "day",
                            phrases.day(later.asOf(), year),
                            "figure",
                            figures(result.series()).of(later.amount()))));
        }
        return String.join(phrases.say("separator"), steps);
    }

    private String basis(Basis basis, SeriesAt.Head series) {
        Figures figures = figures(series);
        String figure = figures.of(basis.amount());
        if (series.estimated()) {
            figure = phrases.say("figure.estimated", Map.of("figure", figure));
        }
        return switch (basis) {
            case Basis.Latest(Point point) ->
                phrases.say("basis.latest", Map.of("figure", figure, "day", phrases.day(point.asOf())));
            case Basis.Difference(Point before, Point latest) ->
                phrases.say(
                        "basis.difference",
                        Map.of(
                                "figure", figure,
                                "start", phrases.day(before.asOf().plusDays(1)),
                                "day", phrases.day(latest.asOf()),
                                "latest", figures.of(latest.amount()),
                                "before", figures.of(before.amount()),
                                "eve", phrases.day(before.asOf())));
            case Basis.Sum sum ->
                phrases.say(
                        "basis.sum",
                        Map.of(
                                "figure", figure,
                                "start", phrases.day(sum.first()),
                                "day", phrases.day(sum.asOf()),
                                "count",
                                        phrases.number(
                                                BigDecimal.valueOf(sum.points().size()))));
        };
    }

    private String claim(Assessment assessment, int year) {
        Claimed claimed = assessment.claimed();
        PartialDate stated = assessment.statedOn();
        String day = stated.precision() == PartialDate.Precision.DAY
                ? phrases.day(stated.first(), year)
                : phrases.day(stated);
        String key =
                switch (claimed.comparator()) {
                    case EXACTLY -> claimed.lastDigit().compareTo(BigDecimal.ONE) == 0 ? "claim.says" : "claim.rounded";
                    case ABOUT -> "claim.about";
                    case AT_LEAST, MORE_THAN, AT_MOST, FEWER_THAN, BETWEEN -> "claim.says";
                };
        Figures figures = new Figures(phrases, claimed.unit());
        return phrases.say(
                key,
                Map.of(
                        "day",
                        day,
                        "claimed",
                        claimed(claimed),
                        "lower",
                        end(figures, assessment.allowed().lower()),
                        "upper",
                        end(figures, assessment.allowed().upper())));
    }

    private static String end(Figures figures, @Nullable BigDecimal end) {
        return end == null ? "" : figures.of(end);
    }

    private String judged(Assessment assessment, Outcome outcome, Basis basis) {
        Claimed claimed = assessment.claimed();
        BigDecimal best = basis.amount().best();
        BigDecimal upper = claimed.upper();
        BigDecimal near = upper != null && best.compareTo(upper) > 0 ? upper : claimed.value();
        Map<String, String> parts = Map.of(
                "outcome",
                outcome(outcome),
                "gap",
                new Figures(phrases, claimed.unit()).of(best.subtract(near).abs()));
        return switch (outcome) {
            case OVERSTATED, UNDERSTATED ->
                best.compareTo(near) == 0 ? outcome(outcome) : phrases.say("judged.gap", parts);
            case OVERTAKEN ->
                phrases.say(claimed.comparator().isLowerBound() ? "judged.overtaken" : "judged.fallen", parts);
            case CONSISTENT, NOT_COVERED, SOURCES_DISAGREE -> outcome(outcome);
        };
    }

    private String passing(Passing passing, SeriesAt.Head series, int year) {
        LocalDate after = passing.after();
        String how = after == null ? "before" : passing.isExact() ? "on" : "between";
        return phrases.say(
                (passing.reached() ? "reached." : "passed.") + how,
                Map.of(
                        "mark",
                        figures(series).of(passing.mark()),
                        "after",
                        after == null ? "" : phrases.day(after, year),
                        "day",
                        phrases.day(passing.by(), year)));
    }

    private String reason(Assessment assessment, SeriesResult result) {
        LocalDate start = result.series().periodStart();
        Basis basis = result.basis();
        return phrases.say(
                "reason." + Objects.requireNonNull(result.notCovered(), "why it is not covered"),
                Map.of(
                        "day", phrases.day(assessment.day()),
                        "start", start == null ? "" : phrases.day(start),
                        "series", named(result.series().measure()),
                        "claimed", named(assessment.claimed().measure()),
                        "basis", basis == null ? "" : basis(basis, result.series())));
    }

    private String caveat(Caveat caveat, Assessment assessment, SeriesAt.Head series) {
        Claimed claimed = assessment.claimed();
        LocalDate start = series.periodStart();
        boolean place = caveat == Caveat.OTHER_PLACE;
        return phrases.say(
                "caveat." + caveat + (caveat == Caveat.PERIOD_UNNAMED && start == null ? ".unknown" : ""),
                Map.of(
                        "claimed", named(place ? claimed.place() : claimed.subject()),
                        "series", named(place ? series.place() : series.subject()),
                        "start", start == null ? "" : phrases.day(start),
                        "stated", phrases.day(assessment.statedOn())));
    }

    /** {@code consistent by A, B; overstated by C}, in the order of the outcomes. */
    private String whoSaysWhat(List<SeriesResult> results) {
        Map<Outcome, List<SeriesResult>> byOutcome = results.stream()
                .filter(result -> result.outcome() != Outcome.NOT_COVERED)
                .collect(groupingBy(SeriesResult::outcome, () -> new EnumMap<>(Outcome.class), toList()));
        return byOutcome.entrySet().stream()
                .map(entry -> phrases.say(
                        "outcome.by",
                        Map.of(
                                "outcome",
                                outcome(entry.getKey()),
                                "sources",
                                entry.getValue().stream()
                                        .map(result ->
                                                phrases.name(result.series().source()))
                                        .collect(joining(phrases.say("list.separator"))))))
                .collect(joining(phrases.say("separator")));
    }

    private String named(@Nullable String name) {
        return name == null ? "" : phrases.name(name);
    }

    private Figures figures(SeriesAt.Head series) {
        return new Figures(phrases, series.unit());
    }
}
