package org.plumbline.review.notice;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/**
 * What one person is told of one review.
 *
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
        String title,
        String language,
        String words,
        Person by,
        Instant at,
        @Nullable Instant readAt) {}
