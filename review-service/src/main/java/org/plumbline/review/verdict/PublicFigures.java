package org.plumbline.review.verdict;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.check.Counting;
import org.plumbline.review.check.Outcome;

/**
 * The figures that one quantity of a claim was checked by, as they were known at one time. They are part of what editors
 * approve and of what is published; nothing that comes in later changes them.
 *
 * @param quantity its place among the claim's quantities, from 0
 * @param statedOn when the claim was made
 * @param checkedOn the day that counts as now
 * @param knownBy points that were recorded until then are in it
 * @param then how the claim stood when it was made
 * @param now how it stood on {@code checkedOn}
 */
@Schema(name = "PublicFigures")
public record PublicFigures(
        int quantity,
        PartialDate statedOn,
        LocalDate checkedOn,
        Instant knownBy,
        Judged then,
        Judged now,
        List<Line> series) {

    public PublicFigures {
        series = List.copyOf(series);
    }

    /**
     * What a check came to.
     *
     * @param arithmetic in words, a sentence for each series, by the language they are in
     * @param caveats what to bear in mind, likewise
     */
    @Schema(name = "PublicFiguresJudged")
    public record Judged(Outcome outcome, Map<String, List<String>> arithmetic, Map<String, List<String>> caveats) {

        public Judged {
            arithmetic = Map.copyOf(arithmetic);
            caveats = Map.copyOf(caveats);
        }
    }

    /**
     * A series.
     *
     * @param judgedBy the figure that the claim was judged by as of {@code checkedOn}; null if there was none
     * @param points by day; of a long series those that a chart needs
     */
    @Schema(name = "PublicFiguresLine")
    public record Line(
            UUID id,
            String name,
            String source,
            @Nullable String sourceUrl,
            String measure,
            @Nullable String subject,
            @Nullable String place,
            @Nullable String unit,
            @Nullable LocalDate periodStart,
            Counting counting,
            boolean estimated,
            @Nullable Dated judgedBy,
            List<Shown> points) {

        public Line {
            points = List.copyOf(points);
        }
    }

    /** A figure and the day that it speaks of. */
    @Schema(name = "PublicFiguresDated")
    public record Dated(LocalDate asOf, BigDecimal best) {}

    /**
     * A point.
     *
     * @param low null without a range
     * @param derived true if the makers of the series filled it in, else null
     */
    @Schema(name = "PublicFiguresPoint")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            LocalDate asOf,
            @Nullable BigDecimal low,
            BigDecimal best,
            @Nullable BigDecimal high,
            @Nullable Boolean derived) {}

    /** Whether another check of the same quantity found the same, however much later. */
    public boolean agreesWith(PublicFigures other) {
        return new PublicFigures(quantity, statedOn, other.checkedOn, other.knownBy, then, now, series).equals(other);
    }
}
