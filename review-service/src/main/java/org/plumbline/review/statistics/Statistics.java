package org.plumbline.review.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.review.rule.ReviewState;

/**
 * How the desk's work went in a period. Durations are in seconds; medians and the like are interpolated between the two
 * nearest (PostgreSQL's {@code percentile_cont}).
 *
 * @param from the first day, in the desk's time zone
 * @param to the last day
 * @param unit what a line of the throughput is about: {@code WEEK} or {@code MONTH}
 * @param queues what has still to be done, as of {@code at} and not of the period
 * @param stays how long reviews stayed in a state that they left in the period
 * @param publication from opening to publication, of what was published in the period
 * @param verdicts how many claims got their first verdict in the period: what ratings, topics and claimants are parts of
 */
@Schema(name = "DeskStatistics")
record Statistics(
        LocalDate from,
        LocalDate to,
        Period.Unit unit,
        Instant at,
        List<Throughput> throughput,
        List<Queue> queues,
        List<Stay> stays,
        Took publication,
        long verdicts,
        List<Part> ratings,
        List<Part> topics,
        List<Claimant> claimants) {

    /** What happened in one week or month, of which the period may hold a part only. */
    @Schema(name = "DeskThroughput")
    record Throughput(LocalDate start, long opened, long published, long dropped) {}

    /**
     * The reviews that are in a state now.
     *
     * @param median for how long they have been in it
     * @param oldest for how long the one has been that came first
     */
    @Schema(name = "DeskQueue")
    record Queue(
            ReviewState state,
            long count,
            @Nullable Double median,
            @Nullable Double oldest) {}

    /** How long something took; nothing took any time if there was nothing. */
    @Schema(name = "DeskDuration")
    record Took(
            long count, @Nullable Double median, @Nullable Double p90) {

        static final Took NOTHING = new Took(0, null, null);
    }

    /** How long reviews stayed in a state. */
    @Schema(name = "DeskStay")
    record Stay(ReviewState state, Took took) {}

    /**
     * How many of the claims that got a verdict.
     *
     * @param id a topic, or the slug of a rating
     */
    @Schema(name = "DeskPart")
    record Part(String id, String name, long count) {}

    /**
     * What was done about one claimant's claims.
     *
     * @param name null for claims that name nobody
     * @param takenUp of how many claims a review was opened in the period
     * @param verdicts how many claims got their first verdict in the period
     * @param ratings how many of those are rated how, by the rating's slug
     */
    @Schema(name = "DeskClaimant")
    record Claimant(@Nullable String name, long takenUp, long verdicts, Map<String, Long> ratings) {}
}
