package org.plumbline.review.correction.desk;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.correction.CorrectionRequest;
import org.plumbline.review.correction.rule.CorrectionType;
import org.plumbline.review.correction.rule.RequestState;
import org.plumbline.review.desk.DueDay;
import org.plumbline.review.desk.Moment;
import org.plumbline.review.publication.PublishedVerdict;

/**
 * A correction request in the queue.
 *
 * @param type what the desk decided that the verdict needs; before that, what its sender thinks
 * @param tone a class of the stylesheet, which only helps
 * @param due pressing only while the desk has not decided
 */
public record RequestCard(
        UUID id,
        String state,
        String tone,
        String type,
        boolean decided,
        String wrong,
        String headline,
        String language,
        String sender,
        Moment received,
        DueDay due,
        @Nullable UUID review) {

    static RequestCard of(CorrectionRequest request, PublishedVerdict verdict, Instant now) {
        CorrectionType decided = request.decidedType();
        return new RequestCard(
                request.id(),
                request.state().words(),
                tone(request.state()),
                (decided == null ? request.type() : decided).words(),
                decided != null,
                request.wrong(),
                verdict.content().headline(),
                verdict.content().language(),
                request.sentBy().name(),
                Moment.of(request.receivedAt(), now),
                DueDay.of(request.dueOn(), Shown.day(now), request.state() != RequestState.WAITING),
                request.reviewId());
    }

    static String tone(RequestState state) {
        return switch (state) {
            case WAITING -> "warn";
            case IN_REVIEW -> "accent";
            case PUBLISHED -> "good";
            case REJECTED, WITHDRAWN -> "";
        };
    }
}
