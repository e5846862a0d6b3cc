package org.plumbline.kit.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import io.quarkus.qute.TemplateExtension;
import org.eclipse.microprofile.config.ConfigProvider;

import org.plumbline.kit.time.PartialDate;

/**
 * Dates, times and numbers as people read them, in the language of the page and its numerals. In templates
 * {@code {shown:date(claim.statedOn, language)}}.
 */
@TemplateExtension(namespace = "shown")
public final class Shown {

    /** What durations are told in, the greatest first. */
    private static final List<Unit> UNITS = List.of(
            new Unit(MeasureUnit.DAY, Duration.ofDays(1)),
            new Unit(MeasureUnit.HOUR, Duration.ofHours(1)),
            new Unit(MeasureUnit.MINUTE, Duration.ofMinutes(1)));

    private Shown() {}

    private record Unit(MeasureUnit measure, Duration length) {}

    /** {@code 7 April 2024}, {@code April 2024} or {@code 2024}: as much of it as was said. */
    public static String date(PartialDate date, String language) {
        return switch (date.precision()) {
            case DAY -> day(date.first(), language);
            case MONTH -> formatter("LLLL y", language).format(date.first());
            case YEAR -> formatter("y", language).format(date.first());
        };
    }

    /** The day of an instant, in the desk's zone. */
    public static String date(Instant instant, String language) {
        return day(day(instant), language);
    }

    /** The same day, for programs. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone());
    }

    /** A day in a shorter pattern of {@link DateTimeFormatter}, where the text around it makes the rest clear. */
    public static String day(LocalDate day, String pattern, String language) {
        return formatter(pattern, language).format(day);
    }

    /** When a day begins, in the desk's zone. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    /**
     * When an hour of a day begins, in the desk's zone; the next one that there is where clocks are put forward over it.
     *
     * @param hour from 0 to 23
     */
    public static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(zone()).toInstant();
    }

    /** Day, hour and minute of an instant, in the desk's zone. */
    public static String time(Instant instant, String language) {
        return formatter("d MMM y, HH:mm z", language).format(instant.atZone(zone()));
    }

    /**
     * How long something lasts, in the greatest unit of which it is two or more and no part of one: {@code 2 days},
     * {@code 24 hours}, {@code 90 minutes}; parts of a second count as a whole one. In Arabic it is in the nominative, so
     * the words before it must ask for that.
     */
    public static String duration(Duration duration, String language) {
        long seconds = duration.plusNanos(999_999_999).toSeconds();
        Unit unit = UNITS.stream()
                .filter(one -> seconds % one.length().toSeconds() == 0
                        && seconds > one.length().toSeconds())
                .findFirst()
                .orElse(new Unit(MeasureUnit.SECOND, Duration.ofSeconds(1)));
        return MeasureFormat.getInstance(ULocale.forLocale(locale(language)), MeasureFormat.FormatWidth.WIDE)
                .formatMeasures(new Measure(seconds / unit.length().toSeconds(), unit.measure()));
    }

    /** A number grouped as the language does it. */
    public static String number(Number number, String language) {
        NumberFormat format = NumberFormat.getNumberInstance(locale(language));
        format.setMaximumFractionDigits(number instanceof BigDecimal decimal ? Math.max(0, decimal.scale()) : 3);
        return format.format(number);
    }

    /** A number in short, rounded to what fits a small space: {@code 1.2M}. */
    public static String compact(Number number, String language) {
        NumberFormat format = NumberFormat.getCompactNumberInstance(locale(language), NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    private static String day(LocalDate day, String language) {
        Locale locale = locale(language);
        // English without the month first: the desk's readers are not American only.
        return locale.getLanguage().equals("en")
                ? formatter("d MMMM y", language).format(day)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .localizedBy(locale)
                        .format(day);
    }

    private static DateTimeFormatter formatter(String pattern, String language) {
        Locale locale = locale(language);
        return DateTimeFormatter.ofPattern(pattern, locale).localizedBy(locale);
    }

    /** The desk's zone. */
    public static ZoneId zone() {
        return ConfigProvider.getConfig()
                .getOptionalValue("plumbline.desk.zone", String.class)
                .map(ZoneId::of)
                .orElse(ZoneId.of("UTC"));
    }

    /** Arabic with Arabic-Indic numerals; the JDK's own choice for Arabic without a country is European ones. */
    private static Locale locale(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return locale.getLanguage().equals("ar") && locale.getUnicodeLocaleType("nu") == null
                ? new Locale.Builder()
                        .setLocale(locale)
                        .setUnicodeLocaleKeyword("nu", "arab")
                        .build()
                : locale;
    }
}
