package org.plumbline.review.event;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.plumbline.kit.inbox.Inbox;
import org.plumbline.kit.outbox.Event;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.review.OpenReview;

/** What claims-service tells of its claims. */
@ApplicationScoped
public class ClaimEvents {

    private final Inbox inbox;
    private final OpenReview openReview;
    private final ObjectMapper json;

    ClaimEvents(Inbox inbox, OpenReview openReview, ObjectMapper json) {
        this.inbox = inbox;
        this.openReview = openReview;
        this.json = json;
    }

    /** What this service needs of {@code claim.accepted}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Accepted(UUID reviewId, JsonNode claim) {

        Accepted {
            Objects.requireNonNull(reviewId, "reviewId");
            Objects.requireNonNull(claim, "claim");
        }
    }

    /**
     * Takes one event. A failure is tried again until it succeeds, and what follows waits: an event that is passed over
     * would be a claim that nobody reviews. Not on a virtual thread, where the order of a partition would be lost.
     */
    @Incoming("claims")
    @Blocking
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1, delayUnit = ChronoUnit.SECONDS)
    public void receive(ConsumerRecord<String, String> message) {
        inbox.receive(message, Map.of("claim.accepted", this::accepted));
    }

    private void accepted(Event event) throws JsonProcessingException {
        Accepted accepted = json.treeToValue(event.data(), Accepted.class);
        openReview.open(accepted.reviewId(), json.treeToValue(accepted.claim(), ClaimSnapshot.class), accepted.claim());
    }
}
