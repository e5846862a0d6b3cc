package org.plumbline.review.evidence;

import java.math.BigDecimal;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.text.Text;

/**
 * A number that a source gives.
 *
 * @param value at most 15 digits, all of which survive the canonical JSON that the content hash is made of
 * @param measure what it counts, e.g. {@code killed}
 * @param asOf the date that the number speaks of
 */
public record Figure(
        @NotNull
        @Digits(integer = 12, fraction = 3, message = "must have at most 12 digits before the point and 3 after")
        BigDecimal value,

        @Nullable @Size(max = 100) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String measure,

        @Nullable PartialDate asOf) {

    public Figure {
        measure = Text.orNull(measure);
    }
}
