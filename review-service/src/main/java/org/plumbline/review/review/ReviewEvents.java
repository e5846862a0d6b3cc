package org.plumbline.review.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.outbox.Outbox;
import org.plumbline.review.outdated.OutdatedAnswers;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Verdict;
import org.plumbline.review.verdict.Verdicts;
import org.plumbline.review.webhook.Announcements;

/** Tells the other services and partners' webhooks what happened; each in the transaction of what it tells of. */
@ApplicationScoped
class ReviewEvents {

    private final Outbox outbox;
    private final OutdatedAnswers outdated;
    private final Site site;
    private final Announcements announcements;
    private final Verdicts verdicts;

    ReviewEvents(Outbox outbox, OutdatedAnswers outdated, Site site, Announcements announcements, Verdicts verdicts) {
        this.outbox = outbox;
        this.outdated = outdated;
        this.site = site;
        this.announcements = announcements;
        this.verdicts = verdicts;
    }

    /** Data of {@code review.opened}. */
    private record Opened(UUID reviewId, UUID claimId, Kind kind, ReviewState state, Risk risk) {}

    /** Data of {@code review.changed}: the review came into another state. */
    private record Changed(UUID reviewId, UUID claimId, ReviewState state, ReviewState previousState) {}

    /**
     * Data of {@code verdict.published}: a revision, and what it does to the verdict.
     *
     * @param rating as of when the claim was made; of a retracted verdict, the one that it had
     * @param ratingNow where that is another one; absent where it is the same
     * @param retracted whether the desk does not stand by the verdict since this revision
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Published(
            UUID verdictId,
            UUID reviewId,
            UUID claimId,
            String slug,
            String url,
            String language,
            int revision,
            Kind kind,
            boolean retracted,
            String rating,
            @Nullable String ratingNow,
            String headline,
            Instant publishedAt) {}

    void opened(Review review) {
        outbox.append(
                "review.opened",
                1,
                review.claimId(),
                new Opened(review.id(), review.claimId(), review.kind(), review.state(), review.risk()));
        UUID verdict = review.verdictId();
        if (review.kind() == Kind.RECHECK && verdict != null) {
            announcements.recheckOpened(verdicts.newest(verdict), review.id());
        }
        changesThePage(review);
    }

    void changed(Review review, ReviewState previous) {
        outbox.append(
                "review.changed",
                1,
                review.claimId(),
                new Changed(review.id(), review.claimId(), review.state(), previous));
        if (review.state() == ReviewState.DROPPED || previous == ReviewState.DROPPED) {
            changesThePage(review);
        }
    }

    void published(Review review, Verdicts.Published published) {
        Verdict verdict = published.verdict();
        PublicVerdict content = published.revision().content();
        outbox.append(
                "verdict.published",
                1,
                review.claimId(),
                new Published(
                        verdict.id(),
                        review.id(),
                        review.claimId(),
                        verdict.slug(),
                        site.verdictUrl(verdict.slug()),
                        verdict.language(),
                        published.revision().number(),
                        content.kind(),
                        content.kind() == Kind.RETRACTION,
                        content.rating().slug(),
                        content.ratingNow() == null ? null : content.ratingNow().slug(),
                        content.headline(),
                        content.publishedAt()));
        announcements.published(published);
        outdated.published(verdict.id(), verdict.claimId());
    }

    /** Readers are told something else of the claim while it is being checked. */
    void listingChanged(Review review) {
        outdated.beingChecked(review.id());
    }

    /** It was a recheck, and is another kind of review now. */
    void noRecheckAnyMore(Review review) {
        outdated.shownWith(List.of(Objects.requireNonNull(review.verdictId())));
    }

    /** A verdict's page says that it is being checked again, for as long as it is. */
    private void changesThePage(Review review) {
        UUID verdictId = review.verdictId();
        if (review.kind() == Kind.RECHECK && verdictId != null) {
            outdated.shownWith(List.of(verdictId));
        }
    }
}
