package org.plumbline.review.figure.claim;

import java.math.BigDecimal;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.figure.series.Tolerance;
import org.plumbline.review.text.Text;

/**
 * How far a figure may move before a verdict is checked again.
 *
 * @param amount percent of the figure before, or in its unit; null but for those two
 * @param reason for the desk; needed where a verdict is never checked again
 */
@Schema(name = "VerdictTolerance")
public record VerdictTolerance(
        @NotNull(message = "is needed") Mode mode,

        @Nullable
        @DecimalMin(value = "0", message = "must not be negative")
        @Digits(integer = 15, fraction = 6, message = "must have at most 15 digits before the point and 6 after it")
        BigDecimal amount,

        @Nullable @Size(max = 1000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
        String reason) {

    /** What is allowed. */
    public enum Mode {
        /** What its series allow: their own tolerance, or the desk's policy by their volatility. */
        SERIES,
        /** Nothing: any other figure opens a recheck. */
        ANY,
        PERCENT,
        ABSOLUTE,
        /** Everything: no figure opens one. */
        NEVER
    }

    /** Of a verdict of which nothing else was said. */
    public static final VerdictTolerance DEFAULT = new VerdictTolerance(Mode.SERIES, null, null);

    public VerdictTolerance {
        reason = Text.orNull(reason);
        amount = amount == null ? null : plain(amount.stripTrailingZeros());
    }

    /** 100 rather than 1E+2, unless that is far more than may be said. */
    private static BigDecimal plain(BigDecimal stripped) {
        return stripped.scale() < 0 && stripped.scale() > -15 ? stripped.setScale(0) : stripped;
    }

    /** Whether a move is within it, of a figure of a series that allows so much. */
    public boolean allows(BigDecimal before, BigDecimal after, Tolerance ofSeries) {
        return switch (mode) {
            case SERIES -> ofSeries.allows(before, after);
            case ANY -> before.compareTo(after) == 0;
            case PERCENT -> new Tolerance(amount, null).allows(before, after);
            case ABSOLUTE -> new Tolerance(null, amount).allows(before, after);
            case NEVER -> true;
        };
    }

    /** For the audit trail and the desk; of the series' own, nothing. */
    public @Nullable String words() {
        String number = amount == null ? "" : amount.toPlainString();
        return switch (mode) {
            case SERIES -> null;
            case ANY -> "any other figure";
            case PERCENT -> "a move of more than " + number + " %";
            case ABSOLUTE -> "a move of more than " + number;
            case NEVER -> "never: " + reason;
        };
    }
}
