package org.plumbline.claims.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Verdict;
import org.plumbline.kit.inbox.Inbox;
import org.plumbline.kit.outbox.Event;

/** Keeps with each claim how far its review is and what the verdict says, as review-service tells it. */
@ApplicationScoped
class ReviewEvents {

    private static final Logger LOG = Logger.getLogger(ReviewEvents.class);

    private final Inbox inbox;
    private final Claims claims;
    private final PersonEvents people;
    private final ObjectReader data;
    private final ObjectReader tolerant;

    ReviewEvents(Inbox inbox, Claims claims, PersonEvents people, ObjectMapper json) {
        this.inbox = inbox;
        this.claims = claims;
        this.people = people;
        // A field that is needed and missing makes the event unreadable; a null would fail later, and for ever.
        data = json.reader()
                .with(
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
        tolerant = json.reader();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ReviewData(UUID reviewId, UUID claimId, String state) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record VerdictData(UUID claimId, String url, String rating, String headline, int revision, Instant publishedAt) {}

    /** What {@code verdict.published} tells beside; events of before it did have none of it, and not all have all of it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StandingData(
            @Nullable String kind,
            boolean retracted,
            @Nullable String ratingNow) {}

    // One record after the other, on a worker: virtual threads would take several of a partition at once. A failure
    // (a database that is away) holds the record until it succeeds; skipping it would lose a change for good.
    @Incoming("reviews")
    @Blocking
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1, delayUnit = ChronoUnit.SECONDS)
    void receive(ConsumerRecord<String, String> message) {
        inbox.receive(
                message,
                Map.of(
                        "review.opened", this::reviewMoved,
                        "review.changed", this::reviewMoved,
                        "verdict.published", this::verdictPublished,
                        "person.deactivated", people::deactivated,
                        "person.reactivated", people::reactivated));
    }

    private void reviewMoved(Event event) throws JsonProcessingException {
        ReviewData review = data.treeToValue(event.data(), ReviewData.class);
        withClaim(review.claimId(), event, claim -> {
            if (claim.noteReview(review.reviewId(), review.state(), event.time(), event.sequence())) {
                LOG.infof("Claim %s: review %s is %s", claim.id(), review.reviewId(), review.state());
            }
        });
    }

    private void verdictPublished(Event event) throws JsonProcessingException {
        VerdictData published = data.treeToValue(event.data(), VerdictData.class);
        StandingData standing = tolerant.treeToValue(event.data(), StandingData.class);
        Verdict verdict = new Verdict(
                published.url(),
                published.rating(),
                standing.ratingNow(),
                standing.retracted(),
                standing.kind(),
                published.headline(),
                published.revision(),
                published.publishedAt());
        withClaim(published.claimId(), event, claim -> {
            if (claim.noteVerdict(verdict, event.sequence())) {
                LOG.infof(
                        "Claim %s: verdict revision %d is %s",
                        claim.id(), verdict.revision(), verdict.retracted() ? "retracted" : verdict.rating());
            }
        });
    }

    private void withClaim(UUID id, Event event, Consumer<Claim> change) {
        claims.getToChange(id)
                .ifPresentOrElse(
                        change,
                        () -> LOG.warnf("Event %s (%s) is about no claim of ours: %s", event.id(), event.type(), id));
    }
}
