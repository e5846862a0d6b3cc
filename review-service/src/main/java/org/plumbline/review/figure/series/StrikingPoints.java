package org.plumbline.review.figure.series;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Says what is striking about a point beside what the series has around its day, by the measure that files are held to. */
@ApplicationScoped
class StrikingPoints {

    /** How many figures before the point are looked at to tell what a usual change is; as for files. */
    private static final int BEFORE = 100;

    /** In which the next figure is looked for. */
    private static final int YEARS_AFTER = 10;

    private final Points points;

    StrikingPoints(Points points) {
        this.points = points;
    }

    /** What is striking, as a phrase that follows "the figure is"; nothing if it is usual, or stands there already. */
    Optional<String> words(UUID series, Accumulation accumulation, NewPoint point) {
        LocalDate day = point.asOf();
        List<Point> around = new ArrayList<>(
                points.line(series, LocalDate.of(1000, 1, 1), Known.now().asOf(day), BEFORE));
        if (around.stream().anyMatch(one -> one.asOf().equals(day) && one.best().compareTo(point.best()) == 0)) {
            return Optional.empty();
        }
        around.addAll(points.current(series, day.plusDays(1), day.plusYears(YEARS_AFTER)));
        SortedMap<LocalDate, Jumps.Figure> line = new TreeMap<>();
        around.forEach(one -> line.put(one.asOf(), new Jumps.Figure(one.asOf(), one.best())));
        line.put(day, new Jumps.Figure(day, point.best()));
        boolean cumulative = accumulation == Accumulation.CUMULATIVE;
        Jumps.Flag flag = Jumps.in(List.copyOf(line.values()), cumulative).get(day);
        if (flag != null) {
            return Optional.of(flag.words());
        }
        return cumulative ? higherThanTheNext(line.tailMap(day.plusDays(1)), point) : Optional.empty();
    }

    private static Optional<String> higherThanTheNext(SortedMap<LocalDate, Jumps.Figure> later, NewPoint point) {
        return later.values().stream()
                .limit(1)
                .filter(next -> next.value().compareTo(point.best()) < 0)
                .map(next -> "higher than " + next.value().toPlainString() + " as of " + next.day()
                        + ", though the figures add up")
                .findFirst();
    }
}
