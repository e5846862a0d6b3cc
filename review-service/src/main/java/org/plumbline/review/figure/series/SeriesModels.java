package org.plumbline.review.figure.series;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.figure.chart.ChartRequest;
import org.plumbline.review.figure.chart.Drawn;
import org.plumbline.review.figure.chart.FigureChart;

/** What the pages about series show. */
@ApplicationScoped
class SeriesModels {

    private static final int IN_LIST = 25;
    private static final int IN_TABLE = 50;
    private static final int USES = 20;
    private static final int CHARTED_YEARS = 30;
    private static final int CHARTED_DAYS = 2000;

    private final SeriesCatalogue catalogue;
    private final Points points;
    private final SeriesUse uses;
    private final CurrentUser user;

    SeriesModels(SeriesCatalogue catalogue, Points points, SeriesUse uses, CurrentUser user) {
        this.catalogue = catalogue;
        this.points = points;
        this.uses = uses;
        this.user = user;
    }

    /**
     * The list of series.
     *
     * @param keeper whether whoever looks may create and change series
     * @param next address of the next part; null at the end
     */
    public record ListPage(
            List<Line> series,
            long count,
            String text,
            boolean retired,
            boolean first,
            boolean keeper,
            @Nullable String next) {

        public boolean filtered() {
            return !text.isEmpty() || retired;
        }
    }

    /** A series in the list. */
    public record Line(
            String id,
            String name,
            String of,
            String source,
            @Nullable String latest,
            @Nullable PartialDate asOf,
            String points,
            long uses) {}

    /** The form for a series; of a new one the id is null. */
    public record EditPage(
            @Nullable String id,
            @Nullable Long version,
            String key,
            FigureForm form,
            List<FigureForm.Option> accumulations,
            List<FigureForm.Option> bases,
            List<FigureForm.Option> volatilities) {}

    /**
     * What the URL of a series' page asks for, as it was typed.
     *
     * @param known what was known at the end of this day; empty for now
     * @param all whether restated and retracted points are listed too
     * @param usesAfter the last of what hangs on it that was seen
     */
    record Asked(
            String from,
            String to,
            String known,
            boolean all,
            @Nullable String after,
            @Nullable String usesAfter) {

        boolean any() {
            return !from.isEmpty() || !to.isEmpty() || !known.isEmpty() || all;
        }

        private String address(UUID series, String name, String value) {
            Map<String, String> parameters = new HashMap<>();
            parameters.put("from", from);
            parameters.put("to", to);
            parameters.put("known", known);
            parameters.put("all", all ? "true" : "");
            parameters.put(name, value);
            StringBuilder address = new StringBuilder("/desk/series/" + series);
            char separator = '?';
            for (String parameter : List.of("from", "to", "known", "all", "after")) {
                String typed = parameters.getOrDefault(parameter, "");
                if (!typed.isEmpty()) {
                    address.append(separator)
                            .append(parameter)
                            .append('=')
                            .append(URLEncoder.encode(typed, StandardCharsets.UTF_8));
                    separator = '&';
                }
            }
            return address.toString();
        }
    }

    SeriesModels.ListPage list(@Nullable String text, boolean retired, @Nullable UUID after) {
        SeriesCatalogue.Page page = catalogue.find(new SeriesCatalogue.Filter(text, retired, IN_LIST, after));
        String typed = text == null ? "" : text;
        String next = page.next() == null
                ? null
                : "/desk/series?after=" + page.next()
                        + (typed.isEmpty() ? "" : "&q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                        + (retired ? "&retired=true" : "");
        Map<UUID, Long> used =
                uses.counts(page.items().stream().map(SeriesCatalogue.Item::id).toList());
        return new ListPage(
                page.items().stream()
                        .map(item -> line(item, used.getOrDefault(item.id(), 0L)))
                        .toList(),
                page.count(),
                typed,
                retired,
                after == null,
                SeriesKeepers.include(user),
                next);
    }

    private static Line line(SeriesCatalogue.Item item, long uses) {
        String of = String.join(
                ", ",
                Arrays.asList(item.measure(), item.subject(), item.place()).stream()
                        .filter(part -> part != null)
                        .toList());
        return new Line(
                item.id().toString(),
                item.name(),
                of,
                item.sourceName(),
                item.best() == null
                        ? null
                        : PointLine.number(item.best()) + (item.unit() == null ? "" : " " + item.unit()),
                item.asOf() == null ? null : PartialDate.ofDay(item.asOf()),
                item.points() >= SeriesCatalogue.MOST_COUNTED
                        ? Shown.number(SeriesCatalogue.MOST_COUNTED, "en") + " or more"
                        : Shown.number(item.points(), "en"),
                uses);
    }

    EditPage edit(@Nullable Series series, @Nullable FigureForm refused) {
        return new EditPage(
                series == null ? null : series.id().toString(),
                series == null ? null : series.version(),
                Ids.next().toString(),
                refused == null ? FigureForm.of("series", series == null ? empty() : values(series.facts())) : refused,
                Arrays.stream(Accumulation.values())
                        .map(one -> new FigureForm.Option(
                                one.name(),
                                one == Accumulation.CUMULATIVE
                                        ? "Cumulative: each counts all since the period began"
                                        : "Per period: each counts its own day, month or year"))
                        .toList(),
                Arrays.stream(Basis.values())
                        .map(one -> new FigureForm.Option(one.name(), one.words()))
                        .toList(),
                Arrays.stream(Volatility.values())
                        .map(one -> new FigureForm.Option(
                                one.name(), one.words() + ": " + one.tolerance().percent() + " %"))
                        .toList());
    }

    SeriesPage page(UUID id, Asked asked, @Nullable String done, @Nullable FigureForm refused) {
        Series series = catalogue.get(id);
        LocalDate from = SeriesQuery.from(asked.from());
        Known known = Known.of(asked.to(), "", asked.known());
        List<Point> found = asked.all()
                ? points.written(id, from, known, Paging.after(asked.after()), IN_TABLE + 1)
                : points.line(
                        id,
                        from,
                        asked.after() == null ? known : known.asOf(earlier(known, asked.after())),
                        IN_TABLE + 1);
        List<Point> shown = found.stream().limit(IN_TABLE).toList();
        String next = found.size() == shown.size()
                ? null
                : asked.address(
                        id,
                        "after",
                        asked.all()
                                ? shown.getLast().id().toString()
                                : shown.getLast().asOf().toString());
        Point latest = points.at(id, Known.now().recordedBy(known.recordedBy())).orElse(null);
        return new SeriesPage(
                SeriesView.of(series),
                latest == null ? null : PointLine.of(latest),
                latest == null ? null : chart(series, latest, asked.known().isEmpty() ? null : known),
                shown.stream().map(PointLine::of).toList(),
                asked.from(),
                asked.to(),
                asked.known(),
                asked.all(),
                asked.any(),
                asked.after() == null,
                next,
                uses.of(id, USES, Paging.after(asked.usesAfter())),
                Ids.next().toString(),
                SeriesKeepers.include(user),
                done,
                refused == null ? FigureForm.of("none", Map.of("origin", "REPORTED")) : refused);
    }

    /**
     * The line of what was known.
     *
     * @param known null for all that is known now, which is found quicker
     */
    private Drawn chart(Series series, Point latest, @Nullable Known known) {
        LocalDate from = latest.asOf().minusYears(CHARTED_YEARS);
        List<Point> line = known == null
                ? points.current(series.id(), from, latest.asOf())
                : points.line(series.id(), from, Known.now().recordedBy(known.recordedBy()), CHARTED_DAYS)
                        .reversed();
        SeriesFacts facts = series.facts();
        return FigureChart.draw(new ChartRequest(
                "series", facts.name(), List.of(CheckedSeries.of(series.id(), facts, line)), null, "en", true));
    }

    private static LocalDate earlier(Known known, String after) {
        LocalDate day = Known.date("after", after).first().minusDays(1);
        return day.isBefore(known.asOf()) ? day : known.asOf();
    }

    private static Map<String, String> empty() {
        return Map.of("accumulation", "CUMULATIVE", "basis", "REPORTED", "volatility", "NORMAL");
    }

    private static Map<String, String> values(SeriesFacts facts) {
        Map<String, String> values = new HashMap<>();
        values.put("name", facts.name());
        values.put("measure", facts.measure());
        values.put("subject", text(facts.subject()));
        values.put("place", text(facts.place()));
        values.put("periodStart", text(facts.periodStart()));
        values.put("accumulation", facts.accumulation().name());
        values.put("basis", facts.basis().name());
        values.put("unit", text(facts.unit()));
        values.put("sourceName", facts.sourceName());
        values.put("sourceUrl", text(facts.sourceUrl()));
        values.put("method", text(facts.method()));
        values.put("volatility", facts.volatility().name());
        values.put("tolerancePercent", text(facts.tolerancePercent()));
        values.put("toleranceAbsolute", text(facts.toleranceAbsolute()));
        return values;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
