package org.plumbline.review.review;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.review.Workflow.Statement;

/**
 * How those who check a review rate its claim; of this nothing but the draft's rating is ever published.
 *
 * @param agree false while somebody has to give in, or a third person has to settle it
 * @param opinions the latest of each person
 * @param settlement the latest, if there is one
 */
@Schema(name = "ReviewRatings")
public record RatingsView(
        boolean agree, List<Opinion> opinions, @Nullable Settlement settlement) {

    /**
     * An opinion.
     *
     * @param rating a slug of the scale
     * @param settled whether the settlement came after it: it is not asked for any more
     */
    @Schema(name = "RatingOpinion")
    public record Opinion(Person by, String rating, String reason, Instant at, boolean settled) {}

    /** How a third person settled it. */
    @Schema(name = "RatingSettlement")
    public record Settlement(Person by, String rating, String reason, Instant at) {}

    static RatingsView of(ReviewFile file) {
        Workflow workflow = file.workflow();
        Statement settlement = workflow.settlement();
        return new RatingsView(
                !file.facts().ratings().isOpen(),
                workflow.opinions().stream()
                        .map(one ->
                                new Opinion(one.by(), one.rating(), one.reason(), one.at(), workflow.isSettled(one)))
                        .toList(),
                settlement == null
                        ? null
                        : new Settlement(settlement.by(), settlement.rating(), settlement.reason(), settlement.at()));
    }
}
