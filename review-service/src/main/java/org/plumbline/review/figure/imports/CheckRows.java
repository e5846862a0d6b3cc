package org.plumbline.review.figure.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.figure.series.Accumulation;
import org.plumbline.review.figure.series.Jumps;
import org.plumbline.review.figure.series.Known;
import org.plumbline.review.figure.series.NewPoint;
import org.plumbline.review.figure.series.Point;
import org.plumbline.review.figure.series.PointLimits;
import org.plumbline.review.figure.series.Points;
import org.plumbline.review.figure.series.Published;

/** Finds out what each row of a file would change, before anything is written down. */
@ApplicationScoped
class CheckRows {

    /** How many figures before the file's first are looked at to tell what a usual change is. */
    private static final int BEFORE = 100;

    private static final Comparator<RowReader.Reading> ORDER = Comparator.comparing(
                    (RowReader.Reading reading) -> point(reading).asOf())
            .thenComparing(
                    reading -> point(reading).published(), Comparator.nullsFirst(Comparator.comparing(Published::at)))
            .thenComparingInt(reading -> reading.row().number());

    private final Points points;

    CheckRows(Points points) {
        this.points = points;
    }

    /**
     * What each row would do, in the file's order.
     *
     * @param limits what a point of the series can say
     */
    List<ImportRows.Finding> check(
            UUID series, Accumulation accumulation, Mapping mapping, Table table, PointLimits limits) {
        RowReader reader = new RowReader(mapping, table.header(), limits);
        List<RowReader.Reading> good = new ArrayList<>();
        List<ImportRows.Finding> findings = new ArrayList<>();
        Map<String, NewPoint> said = new HashMap<>();
        Map<String, Integer> saidIn = new HashMap<>();
        for (Table.Row row : table.rows()) {
            RowReader.Reading reading = reader.read(row);
            NewPoint point = reading.point();
            if (point == null) {
                findings.add(refused(row, reading.reasons()));
                continue;
            }
            String sameAs = point.asOf() + " " + point.published();
            NewPoint before = said.putIfAbsent(sameAs, point);
            if (before != null && before.best().compareTo(point.best()) != 0) {
                Reason reason =
                        new Reason("best", "is another figure for the day than the one in row " + saidIn.get(sameAs));
                findings.add(refused(row, List.of(reason)));
                continue;
            }
            saidIn.putIfAbsent(sameAs, row.number());
            good.add(reading);
        }
        good.sort(ORDER);
        findings.addAll(judged(series, accumulation, good));
        findings.sort(Comparator.comparingInt(ImportRows.Finding::number));
        return findings;
    }

    private List<ImportRows.Finding> judged(UUID series, Accumulation accumulation, List<RowReader.Reading> good) {
        if (good.isEmpty()) {
            return List.of();
        }
        List<LocalDate> days =
                good.stream().map(reading -> point(reading).asOf()).distinct().toList();
        List<Point> standing = points.standing(series, days);
        KnownFigures known = new KnownFigures(standing);
        Map<Integer, KnownFigures.Judgement> judgements = new HashMap<>();
        SortedMap<LocalDate, Jumps.Figure> line = line(series, days.getFirst(), days.getLast());
        for (RowReader.Reading reading : good) {
            KnownFigures.Judgement judgement = known.judge(point(reading));
            judgements.put(reading.row().number(), judgement);
            if (judgement.news()) {
                NewPoint point = point(reading);
                line.put(point.asOf(), new Jumps.Figure(point.asOf(), point.best()));
            }
        }
        Map<LocalDate, Jumps.Flag> flags =
                Jumps.in(List.copyOf(line.values()), accumulation == Accumulation.CUMULATIVE);
        List<ImportRows.Finding> findings = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            RowReader.Reading reading = good.get(i);
            KnownFigures.Judgement judgement =
                    judgements.getOrDefault(reading.row().number(), new KnownFigures.Judgement(false, null));
            findings.add(finding(reading, i + 1, judgement, flags));
        }
        return findings;
    }

    /** What the series says of the file's days and of those before and after, which tell what is usual. */
    private SortedMap<LocalDate, Jumps.Figure> line(UUID series, LocalDate first, LocalDate last) {
        SortedMap<LocalDate, Jumps.Figure> line = new TreeMap<>();
        List<Point> around = new ArrayList<>(points.current(series, first, last));
        around.addAll(points.line(series, LocalDate.of(1000, 1, 1), Known.now().asOf(first.minusDays(1)), BEFORE));
        around.forEach(point -> line.put(point.asOf(), new Jumps.Figure(point.asOf(), point.best())));
        return line;
    }

    private static ImportRows.Finding finding(
            RowReader.Reading reading,
            int position,
            KnownFigures.Judgement judgement,
            Map<LocalDate, Jumps.Flag> flags) {
        NewPoint point = point(reading);
        NewPoint restates = judgement.restates();
        return new ImportRows.Finding(
                reading.row().number(),
                position,
                judgement.news() ? "WAITING" : "UNCHANGED",
                List.of(),
                point.asOf(),
                point.best(),
                restates == null ? null : restates.best(),
                judgement.news() ? flags.get(point.asOf()) : null);
    }

    private static ImportRows.Finding refused(Table.Row row, List<Reason> reasons) {
        return new ImportRows.Finding(row.number(), row.number(), "REFUSED", reasons, null, null, null, null);
    }

    private static NewPoint point(RowReader.Reading reading) {
        @Nullable NewPoint point = reading.point();
        if (point == null) {
            throw new IllegalStateException("Row " + reading.row().number() + " was refused");
        }
        return point;
    }
}
