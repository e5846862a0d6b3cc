package org.plumbline.review.figure.imports;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A feed as the API shows it; its own class because reading, changing and the answer to a stale version all show it.
 *
 * @param lastWords how the last fetch ended
 * @param lastImport what the last file became that had news
 */
@Schema(name = "Feed")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FeedView(
        long version,
        KeepFeed.Settings settings,
        Instant nextAt,
        @Nullable Instant lastAt,
        @Nullable String lastWords,
        boolean lastFailed,
        @Nullable UUID lastImport) {

    static FeedView of(Feed feed) {
        return new FeedView(
                feed.version(),
                feed.settings(),
                feed.nextAt(),
                feed.lastAt(),
                feed.lastWords(),
                feed.lastFailed(),
                feed.lastImport());
    }
}
