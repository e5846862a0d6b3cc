package org.plumbline.claims.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Fixtures;
import org.plumbline.claims.claim.ReviewStatus;
import org.plumbline.claims.claim.Verdict;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ReviewEventsTest {

    private static final Path REVIEW_SERVICE_SAMPLES = Path.of("../review-service/src/test/resources/events");

    @Inject
    ReviewEvents consumer;

    @Inject
    @Any
    @Connector("smallrye-in-memory")
    InMemoryConnector channels;

    @Inject
    Claims claims;

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    private final UUID claimId = Ids.next();
    private final UUID reviewId = Ids.next();
    private long offset;

    @BeforeEach
    void acceptAClaim() {
        QuarkusTransaction.requiringNew().run(() -> {
            Claim claim = new Claim(claimId, Fixtures.fullStatement(), Fixtures.CHECKER, Fixtures.NOON);
            claim.accept(reviewId, Fixtures.CHECKER, Fixtures.NOON);
            claims.persist(claim);
        });
    }

    @Test
    void followsTheReviewAsReviewServiceTellsIt() throws Exception {
        consumer.receive(message(sample("review.opened"), 1));
        assertThat(claim().review()).isEqualTo(new ReviewStatus(reviewId, "OPEN", Fixtures.NOON));

        ObjectNode changed = sample("review.changed");
        String state = changed.get("data").get("state").asText();
        consumer.receive(message(changed, 2));
        assertThat(claim().review()).isEqualTo(new ReviewStatus(reviewId, state, Fixtures.NOON));
    }

    @Test
    void keepsTheVerdictAsReviewServiceTellsIt() throws Exception {
        ObjectNode published = sample("verdict.published");

        consumer.receive(message(published, 3));

        ObjectNode data = (ObjectNode) published.get("data");
        assertThat(claim().verdict())
                .isEqualTo(new Verdict(
                        data.get("url").asText(),
                        data.get("rating").asText(),
                        null,
                        false,
                        "INITIAL",
                        data.get("headline").asText(),
                        data.get("revision").asInt(),
                        Instant.parse(data.get("publishedAt").asText())));
    }

    @Test
    void keepsThatAVerdictIsRetractedWhateverArrivesLate() throws Exception {
        consumer.receive(message(sample("verdict.published.retraction"), 7));
        ObjectNode overtaken = sample("verdict.published");
        data(overtaken).put("kind", "UPDATE").put("ratingNow", "false");
        consumer.receive(message(overtaken, 6));
        consumer.receive(message(ofBefore(sample("verdict.published")), 3));

        Verdict verdict = verdict();
        assertThat(verdict.retracted()).isTrue();
        assertThat(verdict.kind()).isEqualTo("RETRACTION");
        assertThat(verdict.rating()).isEqualTo("true");
        assertThat(verdict.ratingNow()).isEqualTo("half-true");
        assertThat(verdict.revision()).isEqualTo(2);
    }

    @Test
    void forgetsTheRetractionOfAVerdictThatIsPutBack() throws Exception {
        consumer.receive(message(sample("verdict.published.retraction"), 7));
        ObjectNode back = sample("verdict.published");
        data(back).put("kind", "CORRECTION").put("rating", "false").put("revision", 3);
        consumer.receive(message(back, 9));

        Verdict verdict = verdict();
        assertThat(verdict.retracted()).isFalse();
        assertThat(verdict.kind()).isEqualTo("CORRECTION");
        assertThat(verdict.rating()).isEqualTo("false");
        assertThat(verdict.ratingNow()).isNull();
    }

    @Test
    void takesVerdictsOfBeforeTheyToldWhatBecameOfThem() throws Exception {
        ObjectNode old = ofBefore(sample("verdict.published"));
        ObjectNode nulls = sample("verdict.published");
        data(nulls).putNull("kind").putNull("retracted").putNull("ratingNow");

        long sequence = 3;
        for (ObjectNode event : List.of(old, nulls)) {
            data(event).put("revision", sequence);
            consumer.receive(message(event, sequence));

            Verdict verdict = verdict();
            assertThat(verdict.revision()).isEqualTo(sequence++);
            assertThat(verdict.rating()).isEqualTo("true");
            assertThat(verdict.retracted()).isFalse();
            assertThat(verdict.kind()).isNull();
            assertThat(verdict.ratingNow()).isNull();
        }
    }

    @Test
    void handlesAnEventOnceHoweverOftenItComes() throws Exception {
        ConsumerRecord<String, String> opened = message(sample("review.opened"), 1);

        consumer.receive(opened);
        long version = claim().version();
        consumer.receive(opened);

        assertThat(claim().version()).isEqualTo(version);
    }

    @Test
    void letsNoOlderEventUndoANewerOne() throws Exception {
        consumer.receive(message(reviewChanged("IN_APPROVAL"), 3));
        consumer.receive(message(reviewChanged("IN_PROGRESS"), 2));

        assertThat(claim().review()).isEqualTo(new ReviewStatus(reviewId, "IN_APPROVAL", Fixtures.NOON));
    }

    @Test
    void takesFieldsAndTypesThatItDoesNotKnow() throws Exception {
        ObjectNode changed = reviewChanged("IN_PROGRESS");
        ((ObjectNode) changed.get("data")).put("mood", "good");
        ObjectNode unknown = reviewChanged("OPEN");
        unknown.put("type", "review.celebrated");

        consumer.receive(message(changed, 1));
        consumer.receive(message(unknown, 2));

        assertThat(claim().review()).isEqualTo(new ReviewStatus(reviewId, "IN_PROGRESS", Fixtures.NOON));
    }

    @Test
    void passesOverEventsAboutClaimsThatItDoesNotHave() throws Exception {
        ObjectNode elsewhere = reviewChanged("OPEN");
        ((ObjectNode) elsewhere.get("data")).put("claimId", Ids.next().toString());

        consumer.receive(message(elsewhere, 1));

        assertThat(claim().review()).isEqualTo(new ReviewStatus(reviewId, null, null));
    }

    @Test
    void keepsUnreadableMessagesAsideAndGoesOn() throws Exception {
        ObjectNode stateless = reviewChanged("OPEN");
        ((ObjectNode) stateless.get("data")).remove("state");
        ObjectNode nobodys = reviewChanged("OPEN");
        ((ObjectNode) nobodys.get("data")).putNull("claimId");
        ObjectNode nameless =
                (ObjectNode) json.readTree(message(reviewChanged("OPEN"), 1).value());
        nameless.remove("id");
        long before = aside();
        int partition = 1;
        for (String text : new @Nullable String[] {
            null,
            "null",
            "no JSON",
            "no\u0000 JSON",
            "{}",
            nameless.toString(),
            message(stateless, 1).value(),
            message(nobodys, 1).value()
        }) {
            consumer.receive(new ConsumerRecord<>("plumbline.reviews", partition++, claimId.hashCode(), "x", text));
        }
        assertThat(aside()).isEqualTo(before + 8);

        consumer.receive(message(reviewChanged("IN_PROGRESS"), 2));
        assertThat(claim().review()).isEqualTo(new ReviewStatus(reviewId, "IN_PROGRESS", Fixtures.NOON));
    }

    @Test
    void triesARecordAgainUntilItSucceeds() throws Exception {
        String away = "alter table claim rename to claim_away";
        String back = "alter table claim_away rename to claim";
        asOwner(away);
        try {
            channels.source("reviews").send(message(reviewChanged("IN_PROGRESS"), 1));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1500));
        } finally {
            asOwner(back);
        }
        channels.source("reviews").send(message(reviewChanged("IN_APPROVAL"), 2));

        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(deadline)
                && !new ReviewStatus(reviewId, "IN_APPROVAL", Fixtures.NOON).equals(claim().review())) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        assertThat(claim().review()).isEqualTo(new ReviewStatus(reviewId, "IN_APPROVAL", Fixtures.NOON));
        assertThat(claim().version()).as("both events were applied").isEqualTo(2);
    }

    private long aside() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from inbox_unreadable")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection application = database.getConnection();
                Connection owner = DriverManager.getConnection(
                        application.getMetaData().getURL(), "service_owner", "service_owner");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private Verdict verdict() {
        return Objects.requireNonNull(claim().verdict());
    }

    private static ObjectNode data(ObjectNode event) {
        return (ObjectNode) event.get("data");
    }

    /** As events were before they told more than the rating. */
    private static ObjectNode ofBefore(ObjectNode event) {
        data(event).remove(List.of("kind", "retracted", "ratingNow"));
        return event;
    }

    private Claim claim() {
        return claims.get(claimId).orElseThrow();
    }

    /** What review-service's own tests prove that it sends, about the claim of this test. */
    private ObjectNode sample(String type) throws IOException {
        ObjectNode event =
                (ObjectNode) json.readTree(Files.readString(REVIEW_SERVICE_SAMPLES.resolve(type + ".v1.json")));
        ObjectNode data = (ObjectNode) event.get("data");
        data.put("claimId", claimId.toString());
        data.put("reviewId", reviewId.toString());
        return event;
    }

    private ObjectNode reviewChanged(String state) throws IOException {
        ObjectNode event = sample("review.changed");
        ((ObjectNode) event.get("data")).put("state", state);
        return event;
    }

    private ConsumerRecord<String, String> message(ObjectNode event, long sequence) {
        event.put("id", Ids.next().toString());
        event.put("time", Fixtures.NOON.toString());
        event.put("aggregateId", claimId.toString());
        event.put("sequence", sequence);
        return new ConsumerRecord<>("plumbline.reviews", 0, offset++, claimId.toString(), event.toString());
    }
}
