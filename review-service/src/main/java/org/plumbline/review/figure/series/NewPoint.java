package org.plumbline.review.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.text.Text;

/**
 * A figure to write down.
 *
 * @param asOf the day that it speaks of
 * @param low the lower end, where the source gives a range
 * @param best the figure, or the source's best within the range
 * @param high the upper end, where the source gives a range
 * @param published when the source said it, if that is known
 * @param origin {@code REPORTED} if left out
 * @param confirmed that it is meant although it is striking, which editors and admins may say
 */
@Schema(name = "NewPoint")
public record NewPoint(
        @NotNull LocalDate asOf,

        @Nullable @Digits(integer = 15, fraction = 6, message = DIGITS)
        BigDecimal low,

        @NotNull @Digits(integer = 15, fraction = 6, message = DIGITS)
        BigDecimal best,

        @Nullable @Digits(integer = 15, fraction = 6, message = DIGITS)
        BigDecimal high,

        @Nullable Published published,
        @Nullable Origin origin,

        @Nullable
        @Size(max = 1000, message = "must have at most 1000 characters")
        @Pattern(regexp = Text.LINES, message = Text.PLAIN)
        String note,

        @Nullable @Size(max = 2000, message = "must have at most 2000 characters") @Link
        String link,

        @Schema(description = "That a striking figure is meant; an editor or admin may say so.")
        boolean confirmed) {

    /** What is wrong with a number that is too long, as a phrase that follows the field's name. */
    public static final String DIGITS = "must have at most 15 digits before the point and 6 after";

    /** What is wrong with ends that do not enclose the figure. */
    public static final String RANGE = "must not lie outside of the range from low to high";

    public NewPoint {
        origin = origin == null ? Origin.REPORTED : origin;
        note = Text.orNull(note);
        link = Text.orNull(link);
    }

    /** A point that nobody confirmed. */
    public NewPoint(
            LocalDate asOf,
            @Nullable BigDecimal low,
            BigDecimal best,
            @Nullable BigDecimal high,
            @Nullable Published published,
            @Nullable Origin origin,
            @Nullable String note,
            @Nullable String link) {
        this(asOf, low, best, high, published, origin, note, link, false);
    }

    /** A point that has a figure and its day and nothing else. */
    public static NewPoint of(LocalDate asOf, BigDecimal best) {
        return new NewPoint(asOf, null, best, null, null, Origin.REPORTED, null, null);
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = RANGE)
    boolean isBestInRange() {
        return best == null
                || ((low == null || low.compareTo(best) <= 0) && (high == null || high.compareTo(best) >= 0));
    }
}
