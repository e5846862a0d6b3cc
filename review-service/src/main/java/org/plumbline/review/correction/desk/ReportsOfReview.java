package org.plumbline.review.correction.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.review.correction.CorrectionRequest;
import org.plumbline.review.correction.CorrectionRequests;
import org.plumbline.review.correction.rule.CorrectionType;
import org.plumbline.review.desk.Moment;
import org.plumbline.review.desk.ReaderReports;

/** Shows correction requests on the pages of the review that looks into them. */
@ApplicationScoped
class ReportsOfReview implements ReaderReports {

    private final CorrectionRequests requests;
    private final Clock clock;

    ReportsOfReview(CorrectionRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public List<Report> of(UUID review) {
        Instant now = clock.instant();
        return requests.lookedIntoBy(review).stream()
                .map(request -> report(request, now))
                .toList();
    }

    private static Report report(CorrectionRequest request, Instant now) {
        CorrectionType decided = request.decidedType();
        return new Report(
                request.id(),
                (decided == null ? request.type() : decided).words(),
                request.wrong(),
                request.quote(),
                request.sourceUrl(),
                request.sentBy().name(),
                Moment.of(request.receivedAt(), now));
    }
}
