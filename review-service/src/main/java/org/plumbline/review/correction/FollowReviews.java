package org.plumbline.review.correction;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import org.plumbline.kit.audit.Audit;
import org.plumbline.review.correction.rule.RequestAction;
import org.plumbline.review.correction.rule.RequestState;
import org.plumbline.review.review.ReviewMoved;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.verdict.Verdicts;

/** Answers requests when the review that looks into them is published, and puts them back when it is dropped. */
@ApplicationScoped
class FollowReviews {

    private static final Logger LOG = Logger.getLogger(FollowReviews.class);

    private final CorrectionRequests requests;
    private final Verdicts verdicts;
    private final Answers answers;
    private final Audit audit;
    private final EntityManager entities;

    FollowReviews(
            CorrectionRequests requests, Verdicts verdicts, Answers answers, Audit audit, EntityManager entities) {
        this.requests = requests;
        this.verdicts = verdicts;
        this.answers = answers;
        this.audit = audit;
        this.entities = entities;
    }

    /** In the review's own transaction: it is published with the answers to whoever asked for it, or not at all. */
    void follow(@Observes ReviewMoved moved) {
        UUID review = moved.reviewId();
        if (moved.to() == ReviewState.PUBLISHED) {
            for (CorrectionRequest request : requests.ofReview(review, RequestState.IN_REVIEW)) {
                request.answer(
                        verdicts.publishedBy(review).orElseThrow().revision().number(), moved.at());
                answers.order(request.id(), moved.at());
                record(request, RequestAction.ANSWER, moved);
            }
        } else if (moved.to() == ReviewState.DROPPED) {
            for (CorrectionRequest request : requests.ofReview(review, RequestState.IN_REVIEW)) {
                request.putBack(moved.at());
                record(request, RequestAction.PUT_BACK, moved);
            }
        } else if (moved.from() == ReviewState.DROPPED) {
            for (CorrectionRequest request : requests.ofReview(review, RequestState.WAITING)) {
                request.resume(moved.at());
                record(request, RequestAction.RESUME, moved);
            }
        }
    }

    private void record(CorrectionRequest request, RequestAction action, ReviewMoved moved) {
        entities.flush();
        audit.record(
                moved.by(),
                action.done(),
                request.id(),
                Map.of("reviewId", moved.reviewId(), "previousState", action.from(), "state", action.to()));
        LOG.infof("%s: %s by review %s", action.done(), request.id(), moved.reviewId());
    }
}
