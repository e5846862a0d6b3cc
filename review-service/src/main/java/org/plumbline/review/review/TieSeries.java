package org.plumbline.review.review;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.plumbline.review.figure.claim.ClaimFigures;
import org.plumbline.review.figure.claim.ReviewFigures;
import org.plumbline.review.figure.claim.Tie;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.verdict.PublicFigures;

/** Says which series a claim's quantities are checked by, and takes over what is known of them now. */
@ApplicationScoped
public class TieSeries {

    private final ReviewChanges changes;
    private final ClaimFigures checking;
    private final ReviewFigures kept;

    TieSeries(ReviewChanges changes, ClaimFigures checking, ReviewFigures kept) {
        this.changes = changes;
        this.checking = checking;
        this.kept = kept;
    }

    /**
     * The series of a review.
     *
     * @param series all of them; others are let go
     */
    @Schema(name = "SeriesTies")
    public record Ties(
            @NotNull @Size(max = 20, message = "must be 20 at most")
            List<@NotNull @Valid Tie> series) {}

    /** Checks the claim anew by these series. If nothing is known that was not known before, nothing changes. */
    @Transactional
    public ReviewView tie(Change change, @NotNull @Valid Ties ties) {
        return changes.make(change, Action.EDIT_EVIDENCE, (file, now) -> {
            List<PublicFigures> figures = checking.of(file.claim().claim(), ties.series(), now);
            if (agree(file.figures(), figures)) {
                return Outcome.nothing();
            }
            kept.keep(change.reviewId(), figures);
            return Outcome.changed(Map.of("seriesCheckedBy", ClaimFigures.ties(figures)));
        });
    }

    /** The checks of a review. */
    @Transactional
    public List<PublicFigures> of(UUID review) {
        return kept.of(review);
    }

    private static boolean agree(List<PublicFigures> before, List<PublicFigures> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).agreesWith(after.get(i))) {
                return false;
            }
        }
        return true;
    }
}
