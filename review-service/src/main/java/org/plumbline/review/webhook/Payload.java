package org.plumbline.review.webhook;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Verdicts;

/**
 * What is sent: only what everybody can read on the verdict's page. Fields are added, never taken away.
 *
 * @param timestamp when it happened
 */
record Payload(String type, Instant timestamp, Object data) {

    /**
     * A verdict as it stands after what happened.
     *
     * @param revision its newest
     * @param kind why this revision was published; of {@code recheck.opened} always {@code RECHECK}
     * @param retracted whether the desk does not stand by it: then it has no rating any more
     * @param rating of the claim when it was made, by its slug; of a retracted verdict, the one that it had
     * @param ratingNow of the claim now, where that differs
     * @param whatChanged as the page says it; absent where there was nothing before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfVerdict(
            UUID verdictId,
            UUID claimId,
            String slug,
            String url,
            String language,
            int revision,
            Kind kind,
            String headline,
            boolean retracted,
            String rating,
            @Nullable String ratingNow,
            @Nullable String whatChanged,
            Instant publishedAt) {

        static OfVerdict of(Verdicts.Published verdict, String url, Kind kind, boolean published) {
            PublicVerdict content = verdict.revision().content();
            int revision = verdict.revision().number();
            return new OfVerdict(
                    verdict.verdict().id(),
                    verdict.verdict().claimId(),
                    verdict.verdict().slug(),
                    url,
                    verdict.verdict().language(),
                    revision,
                    kind,
                    content.headline(),
                    content.kind() == Kind.RETRACTION,
                    content.rating().slug(),
                    content.ratingNow() == null ? null : content.ratingNow().slug(),
                    published && revision > 1 ? content.whatChanged() : null,
                    content.publishedAt());
        }
    }

    /** Says that nothing happened. */
    record OfPing(String words) {}
}
