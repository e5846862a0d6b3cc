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
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.inbox.Inbox;
import org.plumbline.kit.outbox.Event;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.inbox.Demand;
import org.plumbline.review.inbox.Demands;
import org.plumbline.review.review.FollowClaim;
import org.plumbline.review.review.OpenReview;

/** What claims-service tells of its claims. */
@ApplicationScoped
public class ClaimEvents {

    private final Inbox inbox;
    private final OpenReview openReview;
    private final FollowClaim followClaim;
    private final Demands demands;
    private final ObjectMapper json;

    ClaimEvents(Inbox inbox, OpenReview openReview, FollowClaim followClaim, Demands demands, ObjectMapper json) {
        this.inbox = inbox;
        this.openReview = openReview;
        this.followClaim = followClaim;
        this.demands = demands;
        this.json = json;
    }

    /**
     * What this service needs of {@code claim.accepted}.
     *
     * @param demand how many people asked for it until then; null in events that are older than this
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Accepted(UUID reviewId, JsonNode claim, @Nullable Integer demand) {

        Accepted {
            Objects.requireNonNull(reviewId, "reviewId");
            Objects.requireNonNull(claim, "claim");
        }
    }

    /** What this service needs of {@code claim.asked-for}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AskedFor(Integer demand) {

        AskedFor {
            Objects.requireNonNull(demand, "demand");
        }
    }

    /** Somebody, as an event names them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Who(String sub, String name) {

        Who {
            Objects.requireNonNull(sub, "sub");
            Objects.requireNonNull(name, "name");
        }

        Person person() {
            return new Person(sub, name);
        }
    }

    /** What this service needs of {@code claim.reopened}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Reopened(Who by) {

        Reopened {
            Objects.requireNonNull(by, "by");
        }
    }

    /** What this service needs of {@code claim.merged}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Merged(UUID intoClaimId, Who by) {

        Merged {
            Objects.requireNonNull(intoClaimId, "intoClaimId");
            Objects.requireNonNull(by, "by");
        }
    }

    /** What this service needs of {@code claim.split}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Split(UUID fromClaimId, Who by) {

        Split {
            Objects.requireNonNull(fromClaimId, "fromClaimId");
            Objects.requireNonNull(by, "by");
        }
    }

    /** What this service needs of {@code claim.changed}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Changed(JsonNode claim, Who changedBy) {

        Changed {
            Objects.requireNonNull(claim, "claim");
            Objects.requireNonNull(changedBy, "changedBy");
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
        inbox.receive(
                message,
                Map.of(
                        "claim.accepted", this::accepted,
                        "claim.asked-for", this::askedFor,
                        "claim.reopened", this::reopened,
                        "claim.merged", this::merged,
                        "claim.split", this::split,
                        "claim.changed", this::changed));
    }

    private void accepted(Event event) throws JsonProcessingException {
        Accepted accepted = json.treeToValue(event.data(), Accepted.class);
        if (accepted.demand() != null) {
            demands.note(event.aggregateId(), new Demand(accepted.demand(), event.time()), event.sequence());
        }
        openReview.open(
                accepted.reviewId(),
                json.treeToValue(accepted.claim(), ClaimSnapshot.class),
                accepted.claim(),
                event.sequence());
    }

    private void askedFor(Event event) throws JsonProcessingException {
        AskedFor asked = json.treeToValue(event.data(), AskedFor.class);
        demands.note(event.aggregateId(), new Demand(asked.demand(), event.time()), event.sequence());
    }

    private void reopened(Event event) throws JsonProcessingException {
        Reopened reopened = json.treeToValue(event.data(), Reopened.class);
        followClaim.reopened(event.aggregateId(), reopened.by().person(), event.sequence());
    }

    private void merged(Event event) throws JsonProcessingException {
        Merged merged = json.treeToValue(event.data(), Merged.class);
        followClaim.merged(
                event.aggregateId(), merged.intoClaimId(), merged.by().person(), event.sequence());
    }

    private void split(Event event) throws JsonProcessingException {
        Split split = json.treeToValue(event.data(), Split.class);
        followClaim.split(event.aggregateId(), split.fromClaimId(), split.by().person(), event.sequence());
    }

    private void changed(Event event) throws JsonProcessingException {
        Changed changed = json.treeToValue(event.data(), Changed.class);
        followClaim.changed(
                json.treeToValue(changed.claim(), ClaimSnapshot.class),
                changed.claim(),
                changed.changedBy().person(),
                event.sequence());
    }
}
