package org.plumbline.review.figure.series;

import java.math.BigDecimal;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.text.Text;

/**
 * What is said of a series.
 *
 * @param name for people
 * @param measure what is counted, e.g. {@code killed}
 * @param subject of whom or what, e.g. {@code Palestinians}
 * @param periodStart when a cumulative series began to count
 * @param unit of a figure that is no plain count, e.g. {@code USD}
 * @param sourceName whose figures these are
 * @param sourceUrl where the source has them
 * @param method how the source comes by them, and what they do not count
 * @param tolerancePercent how far a figure may move before verdicts are looked at again, in percent; the volatility says
 *     it where neither this nor the absolute one is given
 * @param toleranceAbsolute the same in units
 */
@Schema(name = "SeriesFacts")
public record SeriesFacts(
        @NotBlank
        @Size(max = 200, message = "must have at most 200 characters")
        @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String name,

        @NotBlank
        @Size(max = 100, message = "must have at most 100 characters")
        @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String measure,

        @Nullable
        @Size(max = 100, message = "must have at most 100 characters")
        @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String subject,

        @Nullable
        @Size(max = 100, message = "must have at most 100 characters")
        @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String place,

        @Nullable PartialDate periodStart,
        @NotNull Accumulation accumulation,
        @NotNull Basis basis,

        @Nullable
        @Size(max = 50, message = "must have at most 50 characters")
        @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String unit,

        @NotBlank
        @Size(max = 200, message = "must have at most 200 characters")
        @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String sourceName,

        @Nullable @Size(max = 2000, message = "must have at most 2000 characters") @Link
        String sourceUrl,

        @Nullable
        @Size(max = 5000, message = "must have at most 5000 characters")
        @Pattern(regexp = Text.LINES, message = Text.PLAIN)
        String method,

        @NotNull Volatility volatility,

        @Nullable
        @DecimalMin(value = "0", message = "must not be negative")
        @Digits(integer = 4, fraction = 2, message = "must have at most 4 digits before the point and 2 after")
        BigDecimal tolerancePercent,

        @Nullable
        @DecimalMin(value = "0", message = "must not be negative")
        @Digits(integer = 15, fraction = 6, message = NewPoint.DIGITS)
        BigDecimal toleranceAbsolute) {

    public SeriesFacts {
        name = Text.orEmpty(name);
        measure = Text.orEmpty(measure);
        subject = Text.orNull(subject);
        place = Text.orNull(place);
        unit = Text.orNull(unit);
        sourceName = Text.orEmpty(sourceName);
        sourceUrl = Text.orNull(sourceUrl);
        method = Text.orNull(method);
    }

    /** What holds for its figures: its own tolerance, or what its volatility says. */
    public Tolerance tolerance() {
        return tolerancePercent == null && toleranceAbsolute == null
                ? volatility.tolerance()
                : new Tolerance(tolerancePercent, toleranceAbsolute);
    }
}
