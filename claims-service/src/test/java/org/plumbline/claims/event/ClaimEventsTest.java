package org.plumbline.claims.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimState;
import org.plumbline.claims.claim.Fixtures;
import org.plumbline.claims.claim.Rejection;
import org.plumbline.claims.claim.RejectionReason;
import org.plumbline.claims.claim.Statement;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.outbox.Event;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ClaimEventsTest {

    private static final String CLAIM = "01900000-0000-7000-8000-000000000001";
    private static final String REVIEW = "01900000-0000-7000-8000-000000000002";
    private static final String OTHER = "01900000-0000-7000-8000-000000000004";
    private static final String EVENT = "01900000-0000-7000-8000-000000000003";

    @Inject
    ClaimEvents events;

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @Test
    void submittedIsAsItsSample() throws Exception {
        Claim claim = claim();
        assertAsSample(claim, "claim.submitted", () -> events.submitted(claim));
    }

    @Test
    void acceptedIsAsItsSample() throws Exception {
        Claim claim = claim();
        claim.noteDemand(3);
        assertAsSample(
                claim, "claim.accepted", () -> events.accepted(claim, UUID.fromString(REVIEW), Fixtures.CHECKER));
    }

    @Test
    void rejectedIsAsItsSample() throws Exception {
        Claim claim = claim();
        Rejection rejection = new Rejection(RejectionReason.OUT_OF_SCOPE, "Weather is not what we check");
        assertAsSample(claim, "claim.rejected", () -> events.rejected(claim, rejection, Fixtures.CHECKER));
    }

    @Test
    void reopenedIsAsItsSample() throws Exception {
        Claim claim = claim();
        assertAsSample(
                claim,
                "claim.reopened",
                () -> events.reopened(claim, ClaimState.ACCEPTED, UUID.fromString(REVIEW), Fixtures.CHECKER));
    }

    @Test
    void mergedIsAsItsSample() throws Exception {
        Claim claim = claim();
        assertAsSample(
                claim,
                "claim.merged",
                () -> events.merged(claim, UUID.fromString(OTHER), UUID.fromString(REVIEW), Fixtures.CHECKER));
    }

    @Test
    void splitIsAsItsSample() throws Exception {
        Claim claim = claim();
        assertAsSample(claim, "claim.split", () -> events.split(claim, UUID.fromString(OTHER), Fixtures.CHECKER));
    }

    @Test
    void changedIsAsItsSample() throws Exception {
        Claim claim = claim();
        assertAsSample(claim, "claim.changed", () -> events.changed(claim, Fixtures.CHECKER));
    }

    @ParameterizedTest
    @CsvSource({
        "More than 33,000 Palestinians have been killed in the strip, en, , killed",
        "The number rose again, en, In all 14 people were injured, injured",
        "قال ذلك أمس, ar, He said that 14 people were killed, killed",
        "The budget grew by 5%, en, , percent",
        "The minister resigned, en, ,",
    })
    void tellsWhatTheWordsCountThatNobodyEntered(
            String text, String language, @Nullable String restatement, @Nullable String counted) {
        Statement statement =
                new Statement(text, language, restatement, null, null, null, List.of(), List.of("economy"), List.of());

        if (counted == null) {
            assertThat(CountedInWords.of(statement)).isEmpty();
        } else {
            assertThat(CountedInWords.of(statement)).contains(counted);
        }
    }

    @Test
    void askedForIsAsItsSample() throws Exception {
        Claim claim = claim();
        claim.noteDemand(12);
        assertAsSample(claim, "claim.asked-for", () -> events.askedFor(claim));
    }

    private static Claim claim() {
        Claim claim = new Claim(UUID.randomUUID(), Fixtures.fullStatement(), Fixtures.CHECKER, Fixtures.NOON);
        claim.attribute(Fixtures.newspaper());
        return claim;
    }

    /** Compares the whole event as the relay sends it, but for ids and the time. */
    private void assertAsSample(Claim claim, String type, Runnable append) throws IOException, SQLException {
        QuarkusTransaction.requiringNew().run(append);

        JsonNode sent = json.readTree(
                json.writeValueAsString(stored(claim.id())).replace(claim.id().toString(), CLAIM));
        try (InputStream sample = ClaimEventsTest.class.getResourceAsStream("/events/" + type + ".v1.json")) {
            assertThat(sent).isEqualTo(json.readTree(sample));
        }
    }

    private Event stored(UUID aggregate) throws IOException, SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select type, version, aggregate_id, sequence, data from outbox_event where aggregate_id = ?")) {
            select.setObject(1, aggregate);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return new Event(
                        UUID.fromString(EVENT),
                        row.getString("type"),
                        row.getInt("version"),
                        Fixtures.NOON,
                        row.getObject("aggregate_id", UUID.class),
                        row.getLong("sequence"),
                        null,
                        json.readTree(row.getString("data")));
            }
        }
    }
}
