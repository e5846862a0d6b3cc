package org.plumbline.review.correction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.correction.rule.CorrectionType;
import org.plumbline.review.correction.rule.RequestState;

/**
 * A correction request as the desk reads it by API. Where the answer is mailed to is in none.
 *
 * @param revision that stood when it was sent
 * @param type what its sender thinks that the verdict needs
 * @param decidedType what the desk decided that it needs
 * @param answeredBy the revision that came of it
 */
@Schema(name = "CorrectionRequest")
public record RequestView(
        UUID id,
        long version,
        UUID verdictId,
        int revision,
        RequestState state,
        CorrectionType type,
        String wrong,
        @Nullable String quote,
        @Nullable String source,
        Person sentBy,
        Instant receivedAt,
        LocalDate dueOn,
        @Nullable CorrectionType decidedType,
        @Nullable Person decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reply,
        @Nullable UUID reviewId,
        @Nullable Integer answeredBy) {

    public static RequestView of(CorrectionRequest request) {
        return new RequestView(
                request.id(),
                request.version(),
                request.verdictId(),
                request.revision(),
                request.state(),
                request.type(),
                request.wrong(),
                request.quote(),
                request.sourceUrl(),
                request.sentBy(),
                request.receivedAt(),
                request.dueOn(),
                request.decidedType(),
                request.decidedBy(),
                request.decidedAt(),
                request.reply(),
                request.reviewId(),
                request.answeredBy());
    }
}
