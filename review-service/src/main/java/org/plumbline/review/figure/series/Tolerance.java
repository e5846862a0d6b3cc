package org.plumbline.review.figure.series;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How far a figure may move before what was said on its ground is looked at again. Where both are given the wider one
 * counts; at least one is given.
 *
 * @param percent of the figure before
 * @param absolute in the figure's unit
 */
public record Tolerance(
        @Nullable BigDecimal percent, @Nullable BigDecimal absolute) {

    public Tolerance {
        if (percent == null && absolute == null) {
            throw new IllegalArgumentException("A tolerance says how much");
        }
    }

    /** In English, for the desk. */
    public String words() {
        return Stream.of(
                        percent == null ? null : PointLine.number(percent) + " %",
                        absolute == null ? null : PointLine.number(absolute))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" or "));
    }

    /** Whether a move is within it; its limits are. */
    public boolean allows(BigDecimal before, BigDecimal after) {
        BigDecimal move = after.subtract(before).abs();
        return (percent != null && move.compareTo(before.abs().multiply(percent).movePointLeft(2)) <= 0)
                || (absolute != null && move.compareTo(absolute) <= 0);
    }
}
