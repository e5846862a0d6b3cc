package org.plumbline.review.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.RatingScale;

/** What a review publishes: the same whether it is published or looked at before that. */
@ApplicationScoped
public class DraftVerdict {

    private final ReviewFiles files;
    private final Clock clock;

    DraftVerdict(ReviewFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * The verdict as it would be published now; nothing while a part of the draft is not written.
     *
     * @throws ProblemException 404 if there is no such review
     */
    @Transactional
    public Optional<PublicVerdict> read(UUID reviewId) {
        ReviewFile file = files.toRead(reviewId);
        return file.review().draft().missing().isEmpty() ? Optional.of(of(file, clock.instant())) : Optional.empty();
    }

    /** Of a draft of which no part is missing. */
    static PublicVerdict of(ReviewFile file, Instant at) {
        Draft draft = file.review().draft();
        Waiver waiver = file.review().waiver();
        return new PublicVerdict(
                file.claim().claim(),
                RatingScale.get(written(draft.rating())),
                RatingScale.VERSION,
                written(draft.headline()),
                written(draft.summary()),
                written(draft.body()),
                draft.methodology(),
                draft.language(),
                file.publicEvidence(),
                waiver == null ? null : waiver.reason(),
                file.checkedBy(),
                file.approvers().size(),
                at,
                file.contentHash(),
                draft.changeNote() == null ? "First publication" : draft.changeNote(),
                draft.ratingNow() == null ? null : RatingScale.get(draft.ratingNow()),
                file.review().kind(),
                file.figures());
    }

    private static String written(@Nullable String part) {
        return Objects.requireNonNull(part);
    }
}
