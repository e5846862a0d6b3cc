package org.plumbline.review.figure.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.fetch.PublicLinks;
import org.plumbline.review.evidence.WebAddress;
import org.plumbline.review.figure.series.NewPoint;
import org.plumbline.review.figure.series.Origin;
import org.plumbline.review.figure.series.PointLimits;
import org.plumbline.review.figure.series.Published;
import org.plumbline.review.text.Text;

/** Reads the rows of a file as points, by a mapping that fits it. */
final class RowReader {

    private static final int DIGITS_BEFORE = 15;
    private static final int DIGITS_AFTER = 6;

    private final Mapping mapping;
    private final List<String> header;
    private final PointLimits limits;

    /**
     * Prepares to read.
     *
     * @param limits what a point can say
     */
    RowReader(Mapping mapping, List<String> header, PointLimits limits) {
        this.mapping = mapping;
        this.header = List.copyOf(header);
        this.limits = limits;
    }

    /**
     * What a row says.
     *
     * @param point null if it cannot be read
     * @param reasons everything that is wrong with it
     */
    record Reading(Table.Row row, @Nullable NewPoint point, List<Reason> reasons) {}

    Reading read(Table.Row row) {
        List<Reason> reasons = new ArrayList<>();
        LocalDate asOf = day(row, "asOf", mapping.asOf(), true, reasons);
        boolean derived = isDerived(row);
        String column = mapping.best();
        if (cell(row, column).isEmpty() && mapping.fallback() != null) {
            column = mapping.fallback();
            derived = true;
        }
        BigDecimal best = number(row, "best", column, reasons);
        if (best == null && reasons.stream().noneMatch(reason -> reason.field().equals("best"))) {
            reasons.add(new Reason("best", "is missing"));
        }
        BigDecimal low = number(row, "low", mapping.low(), reasons);
        BigDecimal high = number(row, "high", mapping.high(), reasons);
        if (best != null && ((low != null && low.compareTo(best) > 0) || (high != null && high.compareTo(best) < 0))) {
            reasons.add(new Reason("best", NewPoint.RANGE));
        }
        Published published = published(row, reasons);
        String note = text(row, "note", mapping.note(), 1000, reasons);
        String link = text(row, "link", mapping.link(), 2000, reasons);
        if (link != null && (WebAddress.parse(link).isEmpty() || !PublicLinks.leadOut(link))) {
            reasons.add(new Reason(
                    "link",
                    "must be an address that starts with http:// or https:// and leads into no private network"));
        }
        if (!reasons.isEmpty() || asOf == null || best == null) {
            return new Reading(row, null, List.copyOf(reasons));
        }
        Origin origin = derived ? Origin.DERIVED : Origin.REPORTED;
        NewPoint point = new NewPoint(asOf, low, best, high, published, origin, note, link);
        List<Reason> impossible = limits.violations(point).stream()
                .map(violation -> new Reason(violation.field(), violation.message()))
                .toList();
        return new Reading(row, impossible.isEmpty() ? point : null, impossible);
    }

    private boolean isDerived(Table.Row row) {
        List<String> values = mapping.derivedValues();
        String flag = cell(row, mapping.derivedColumn());
        return values != null && !flag.isEmpty() && values.stream().anyMatch(value -> value.equalsIgnoreCase(flag));
    }

    private @Nullable LocalDate day(
            Table.Row row, String field, @Nullable String column, boolean required, List<Reason> reasons) {
        String text = cell(row, column);
        if (text.isEmpty()) {
            if (required) {
                reasons.add(new Reason(field, "is missing"));
            }
            return null;
        }
        LocalDate day = mapping.dates().read(text).orElse(null);
        if (day == null) {
            reasons.add(
                    new Reason(field, "is no day written as " + mapping.dates().example()));
        }
        return day;
    }

    private @Nullable Published published(Table.Row row, List<Reason> reasons) {
        String text = cell(row, mapping.published());
        if (text.length() > 10 && text.indexOf('T') == 10) {
            try {
                return Published.parse(text);
            } catch (IllegalArgumentException e) {
                // No moment with its offset: then it has to be a day in the file's way.
                return publishedOn(row, reasons);
            }
        }
        return publishedOn(row, reasons);
    }

    private @Nullable Published publishedOn(Table.Row row, List<Reason> reasons) {
        LocalDate day = day(row, "published", mapping.published(), false, reasons);
        return day == null ? null : Published.onDay(day);
    }

    private @Nullable BigDecimal number(Table.Row row, String field, @Nullable String column, List<Reason> reasons) {
        String text = cell(row, column);
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal number = mapping.numerals().read(text).orElse(null);
        if (number == null) {
            reasons.add(new Reason(
                    field, "is no number written as " + mapping.numerals().example()));
            return null;
        }
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        plain = plain.scale() < 0 ? plain.setScale(0) : plain;
        if (plain.precision() - plain.scale() > DIGITS_BEFORE || plain.scale() > DIGITS_AFTER) {
            reasons.add(new Reason(field, NewPoint.DIGITS));
            return null;
        }
        return plain;
    }

    private @Nullable String text(
            Table.Row row, String field, @Nullable String column, int most, List<Reason> reasons) {
        String text = Text.orNull(cell(row, column));
        if (text == null) {
            return null;
        }
        if (text.length() > most) {
            reasons.add(new Reason(field, String.format(Locale.ROOT, "must have at most %d characters", most)));
        } else if (!text.matches(Text.LINES)) {
            reasons.add(new Reason(field, Text.PLAIN));
        }
        return text;
    }

    private String cell(Table.Row row, @Nullable String column) {
        return column == null ? "" : row.cell(header.indexOf(column)).strip();
    }
}
