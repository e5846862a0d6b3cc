package org.plumbline.review.figure;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.plumbline.review.check.Amount;
import org.plumbline.review.check.Counting;
import org.plumbline.review.check.Point;
import org.plumbline.review.check.SeriesAt;

/** Killed in Gaza since 7 October 2023: each day around the claim of 7 April 2024, each week otherwise. */
public final class GazaSeries {

    public static final SeriesAt.Head HEAD = new SeriesAt.Head(
            new UUID(7, 1),
            "Killed in Gaza",
            "Gaza Ministry of Health",
            "killed",
            "people",
            "Gaza",
            null,
            LocalDate.parse("2023-10-07"),
            Counting.CUMULATIVE,
            false);

    private GazaSeries() {}

    public static SeriesAt read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                requireNonNull(GazaSeries.class.getResourceAsStream("/figure/gaza-killed.csv")),
                StandardCharsets.UTF_8))) {
            return new SeriesAt(
                    HEAD, lines.lines().skip(1).map(GazaSeries::point).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Point point(String line) {
        List<String> fields = List.of(line.split(",", -1));
        return new Point(
                LocalDate.parse(fields.get(0)),
                Amount.of(new BigDecimal(fields.get(1))),
                fields.get(2).equals("derived"));
    }
}
