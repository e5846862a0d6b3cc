package org.plumbline.review.notice;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/**
 * What one person is told of one review.
 *
 * @param reviewId of a report of an error, the review that published what it is about
 * @param requestId the report of an error that it is about, if it is
 * @param title the headline of the review's draft; the claim where there is none yet
 * @param language of the title, a BCP 47 tag
 * @param words what happened, in English
 * @param readAt when the person said that they know it; null before
 */
@Schema(name = "Notice")
public record Notice(
        UUID id,
        NoticeKind kind,
        UUID reviewId,
        @Nullable UUID requestId,
        String title,
        String language,
        String words,
        Person by,
        Instant at,
        @Nullable Instant readAt) {

    /** The page that it leads to. */
    public String path() {
        return requestId == null ? "/desk/reviews/" + reviewId : "/desk/corrections/" + requestId;
    }
}
