package org.plumbline.kit.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A date that carries its precision: a day, a month or a year of the ISO calendar.
 *
 * <p>Written in the reduced forms of ISO 8601: {@code 2024-04-07}, {@code 2024-04}, {@code 2024}.
 *
 * @param first the first day that the date may mean
 * @param precision how much of it was said
 */
@Schema(type = SchemaType.STRING, examples = "2024-04", description = "2024-04-07, 2024-04 or 2024.")
public record PartialDate(LocalDate first, Precision precision) {

    /** How much of a date was said. */
    public enum Precision {
        DAY,
        MONTH,
        YEAR
    }

    private static final Pattern ISO = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    public PartialDate {
        first = switch (precision) {
            case DAY -> first;
            case MONTH -> first.withDayOfMonth(1);
            case YEAR -> first.withDayOfYear(1);
        };
    }

    public static PartialDate ofDay(LocalDate day) {
        return new PartialDate(day, Precision.DAY);
    }

    /**
     * Reads {@code 2024}, {@code 2024-04} or {@code 2024-04-07}.
     *
     * @throws IllegalArgumentException if the text is none of these or no such day exists
     */
    @JsonCreator
    public static PartialDate parse(String text) {
        if (!ISO.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a date: write 2024-04-07, 2024-04 or 2024");
        }
        try {
            return switch (text.length()) {
                case 4 -> new PartialDate(Year.parse(text).atDay(1), Precision.YEAR);
                case 7 -> new PartialDate(YearMonth.parse(text).atDay(1), Precision.MONTH);
                default -> new PartialDate(LocalDate.parse(text), Precision.DAY);
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' does not exist in the calendar", e);
        }
    }

    /** The last day that the date may mean. */
    public LocalDate last() {
        return switch (precision) {
            case DAY -> first;
            case MONTH -> YearMonth.from(first).atEndOfMonth();
            case YEAR -> first.withMonth(12).withDayOfMonth(31);
        };
    }

    @Override
    @JsonValue
    public String toString() {
        return switch (precision) {
            case DAY -> first.toString();
            case MONTH -> YearMonth.from(first).toString();
            case YEAR -> Year.from(first).toString();
        };
    }
}
