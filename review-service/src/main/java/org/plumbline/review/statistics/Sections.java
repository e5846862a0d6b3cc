package org.plumbline.review.statistics;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.statistics.Statistics.Claimant;
import org.plumbline.review.statistics.Statistics.Part;
import org.plumbline.review.statistics.Statistics.Took;
import org.plumbline.review.statistics.Table.Cell;
import org.plumbline.review.verdict.Rating;
import org.plumbline.review.verdict.RatingScale;

/** The statistics as charts and tables. */
final class Sections {

    private static final int IN_CHART = 12;
    private static final DateTimeFormatter WEEK = DateTimeFormatter.ofPattern("'Week of' d MMM y", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLLL y", Locale.ENGLISH);

    private final Statistics statistics;
    private final String query;

    private Sections(Statistics statistics) {
        this.statistics = statistics;
        this.query = "?from=" + statistics.from() + "&to=" + statistics.to();
    }

    static List<Section> of(Statistics statistics) {
        Sections sections = new Sections(statistics);
        return List.of(
                sections.throughput(),
                sections.queues(),
                sections.durations(),
                sections.ratings(),
                sections.topics(),
                sections.claimants());
    }

    private Section section(String title, String note, String empty, BarChart chart, Table table) {
        return new Section(title, note, empty, chart, table, "/desk/stats/" + table.id() + ".csv" + query);
    }

    private Section throughput() {
        boolean any = statistics.throughput().stream()
                .anyMatch(line -> line.opened() + line.published() + line.dropped() > 0);
        List<Statistics.Throughput> lines = any ? statistics.throughput() : List.of();
        return section(
                "Throughput",
                "Reviews that were opened, published and dropped. The first and the last "
                        + statistics.unit().name().toLowerCase(Locale.ROOT) + " may be in the period in part only.",
                "Nothing was opened, published or dropped in this period.",
                BarChart.of(
                        List.of("opened", "published", "dropped"),
                        lines.stream()
                                .map(line -> new BarChart.Row(
                                        label(line.start()),
                                        List.of(
                                                value(line.opened(), "opened"),
                                                value(line.published(), "published"),
                                                value(line.dropped(), "dropped"))))
                                .toList()),
                new Table(
                        "throughput",
                        List.of("From", "Opened", "Published", "Dropped"),
                        lines.stream()
                                .map(line -> new Table.Row(
                                        line.start().toString(),
                                        List.of(
                                                Cell.of(line.opened()),
                                                Cell.of(line.published()),
                                                Cell.of(line.dropped()))))
                                .toList()));
    }

    private Section queues() {
        boolean any = statistics.queues().stream().anyMatch(queue -> queue.count() > 0);
        List<Statistics.Queue> queues = any ? statistics.queues() : List.of();
        return section(
                "What waits now",
                "As it stands at this moment, whatever the period. The age is how long a review has been in its state, not since it was opened.",
                "Nothing waits: no review is open, in progress, in approval or approved.",
                BarChart.of(
                        List.of(),
                        queues.stream()
                                .map(queue -> new BarChart.Row(
                                        name(queue.state()),
                                        List.of(new BarChart.Value(queue.count(), Words.number(queue.count())))))
                                .toList()),
                new Table(
                        "queues",
                        List.of("State", "Reviews", "Median age", "Oldest"),
                        queues.stream()
                                .map(queue -> new Table.Row(
                                        name(queue.state()),
                                        List.of(
                                                Cell.of(queue.count()),
                                                duration(queue.median()),
                                                duration(queue.oldest()))))
                                .toList()));
    }

    private Section durations() {
        record Line(String name, Took took) {}
        List<Line> lines = Stream.concat(
                        statistics.stays().stream().map(stay -> new Line(name(stay.state()), stay.took())),
                        Stream.of(new Line("From opening to publication", statistics.publication())))
                .filter(line -> line.took().count() > 0)
                .toList();
        return section(
                "How long it takes",
                "Of each stay in a state that ended in the period, and of each review that was published in it. Half took no longer than the median, nine of ten no longer than the second number. What still waits is not in it.",
                "No review left a state in this period.",
                BarChart.of(
                        List.of("median", "nine of ten"),
                        lines.stream()
                                .map(line -> new BarChart.Row(
                                        line.name(),
                                        List.of(
                                                took(line.took().median(), "median"),
                                                took(line.took().p90(), "nine of ten"))))
                                .toList()),
                new Table(
                        "durations",
                        List.of("State", "How often", "Median", "Nine of ten"),
                        lines.stream()
                                .map(line -> new Table.Row(
                                        line.name(),
                                        List.of(
                                                Cell.of(line.took().count()),
                                                duration(line.took().median()),
                                                duration(line.took().p90()))))
                                .toList()));
    }

    private Section ratings() {
        return parts(
                "Ratings",
                "Of the claims that got their first verdict in the period, as they are rated now; a claim counts once, in however many languages.",
                "ratings",
                "Rating",
                statistics.verdicts() == 0 ? List.of() : statistics.ratings());
    }

    private Section topics() {
        return parts(
                "Topics",
                "Of the same claims. A claim can have several topics or none, so these do not add up.",
                "topics",
                "Topic",
                statistics.topics());
    }

    private Section parts(String title, String note, String id, String of, List<Part> parts) {
        long whole = statistics.verdicts();
        return section(
                title,
                note,
                whole == 0 ? "No claim got its first verdict in this period." : "None of these claims has a topic.",
                BarChart.of(
                        List.of(),
                        parts.stream()
                                .limit(IN_CHART)
                                .map(part -> new BarChart.Row(
                                        part.name(),
                                        List.of(new BarChart.Value(part.count(), Words.share(part.count(), whole)))))
                                .toList()),
                new Table(
                        id,
                        List.of(of, "Claims", "Of all with a verdict"),
                        parts.stream()
                                .map(part -> new Table.Row(
                                        part.name(),
                                        List.of(
                                                Cell.of(part.count()),
                                                new Cell(Words.share(part.count(), whole), Long.toString(whole)))))
                                .toList()));
    }

    private Section claimants() {
        List<String> columns = new ArrayList<>(List.of("Claimant", "Taken up", "With a verdict"));
        RatingScale.ratings().stream().map(Rating::name).forEach(columns::add);
        columns.add("Other ratings");
        return section(
                "Claimants",
                "Whose claims the desk takes up, and what came out. It shows what this desk chose to check, which is not a sample of what anybody says: it tells nothing of how often somebody is right. Ratings are of the claims with a verdict, and of few claims a share means little.",
                "No claim was taken up in this period, and none got a verdict.",
                BarChart.of(
                        List.of("taken up", "with a verdict"),
                        statistics.claimants().stream()
                                .limit(IN_CHART)
                                .map(claimant -> new BarChart.Row(
                                        name(claimant),
                                        List.of(
                                                value(claimant.takenUp(), "taken up"),
                                                value(claimant.verdicts(), "with a verdict"))))
                                .toList()),
                new Table(
                        "claimants",
                        columns,
                        statistics.claimants().stream().map(Sections::claimant).toList()));
    }

    private static Table.Row claimant(Claimant claimant) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(claimant.takenUp()), Cell.of(claimant.verdicts())));
        long others = claimant.verdicts();
        for (Rating rating : RatingScale.ratings()) {
            long count = claimant.ratings().getOrDefault(rating.slug(), 0L);
            others -= count;
            cells.add(rated(count, claimant.verdicts()));
        }
        cells.add(rated(others, claimant.verdicts()));
        return new Table.Row(name(claimant), cells);
    }

    private static Cell rated(long count, long of) {
        return new Cell(count == 0 ? "–" : Words.number(count) + " of " + Words.number(of), Long.toString(count));
    }

    private static BarChart.Value value(long count, String what) {
        return new BarChart.Value(count, Words.number(count) + " " + what);
    }

    private static BarChart.Value took(@Nullable Double seconds, String what) {
        return new BarChart.Value(seconds == null ? 0 : seconds, Words.duration(seconds) + " " + what);
    }

    private static Cell duration(@Nullable Double seconds) {
        return new Cell(Words.duration(seconds), seconds == null ? "" : Long.toString(Math.round(seconds)));
    }

    private static String name(Claimant claimant) {
        return claimant.name() == null ? "Nobody named" : claimant.name();
    }

    private static String name(ReviewState state) {
        String words = state.words();
        return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }

    private String label(LocalDate start) {
        return switch (statistics.unit()) {
            case WEEK -> WEEK.format(start);
            case MONTH -> MONTH.format(start);
        };
    }
}
