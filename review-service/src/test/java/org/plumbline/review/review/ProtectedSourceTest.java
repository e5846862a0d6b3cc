package org.plumbline.review.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.ADMIN;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.PARTNER;
import static org.plumbline.review.Desk.expect;
import static org.plumbline.review.Desk.expectRule;
import static org.plumbline.review.review.ArchivedEvidenceTest.expectViolation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ProtectedSourceTest {

    private static final String NAME = "Zebulon Quist-Planted";
    private static final String NEUTRAL = "An official who asked not to be named, known to the desk";

    @Inject
    ClaimEvents claims;

    private Desk.Accepted accepted;
    private UUID review;

    @BeforeEach
    void openReview() {
        accepted = Desk.accepted(claim -> {});
        claims.receive(accepted.record());
        review = accepted.reviewId();
        expect(CHECKER.takes(review), 200);
    }

    @Test
    void whoItIsLeavesTheDeskByNoWay() throws SQLException {
        Logged logged = new Logged();
        Logger.getLogger("").addHandler(logged);
        String slug;
        try {
            expect(CHECKER.posts(review, "evidence", Desk.PRIMARY_SOURCE), 201);
            expect(CHECKER.posts(review, "evidence", source(NEUTRAL)), 201);
            expect(names(1, NAME), 200);
            expect(names(1, NAME + "-Smith"), 200);
            // Refused with what was sent, and with what stands: neither may tell.
            expect(CHECKER.sends("PUT", review, protectedName(1), Map.of("name", NAME), 0), 412);
            expect(names(1, NAME + "\u0007"), 422);
            expect(CHECKER.drafts(review, Desk.DRAFT), 200);
            expect(CHECKER.posts(review, "submission", null), 200);
            expect(EDITOR.approves(review), 200);
            expect(EDITOR2.approves(review), 200);
            Response published = EDITOR.publishes(review);
            expect(published, 201);
            slug = published.jsonPath().getString("verdict.slug");
        } finally {
            Logger.getLogger("").removeHandler(logged);
        }

        assertThat(CHECKER.asks()
                        .get("/api/reviews/" + review + "/" + protectedName(1))
                        .jsonPath()
                        .getString("name"))
                .isEqualTo(NAME + "-Smith");

        List<String> outputs = new ArrayList<>();
        for (String address : List.of("/verdicts/" + slug, "/api/verdicts/" + slug, "/api/verdicts", "/")) {
            outputs.add(RestAssured.given().accept("*/*").get(address).asString());
        }
        assertThat(outputs.getFirst()).contains(NEUTRAL, "promised not to say");
        for (JsonNode event : Database.events(accepted.claimId())) {
            outputs.add(event.toString());
        }
        outputs.add(ADMIN.asks().get("/api/reviews/" + review).asString());
        outputs.add(EDITOR.asks().get("/api/reviews/" + review).asString());
        outputs.add(ADMIN.asks()
                .get("/api/reviews/audit?limit=100&subject=" + review)
                .asString());
        outputs.add(ADMIN.asks()
                .accept("*/*")
                .get("/desk/audit.csv?subject=" + review)
                .asString());
        outputs.add(
                ADMIN.asks().accept("text/html").get("/desk/reviews/" + review).asString());
        outputs.add(ADMIN.asks()
                .accept("text/html")
                .get("/desk/audit?subject=" + review)
                .asString());
        outputs.addAll(logged.lines);
        assertThat(logged.lines).isNotEmpty();
        assertThat(outputs).allSatisfy(output -> assertThat(output)
                .isNotEmpty()
                .doesNotContainIgnoringCase("Zebulon")
                .doesNotContainIgnoringCase("Quist"));
        assertThat(outputs.get(outputs.size() - logged.lines.size() - 4))
                .as("that it changed is told")
                .contains("protectedName", "withheld");
        assertThat(tablesThatHold("Zebulon")).containsExactly("protected_source");
    }

    @Test
    void isToldToThoseOnlyWhoWorkOnReviews() {
        expect(CHECKER.posts(review, "evidence", source(NEUTRAL)), 201);
        expect(names(0, NAME), 200);
        String address = "/api/reviews/" + review + "/" + protectedName(0);
        assertThat(EDITOR.asks().get(address).statusCode()).isEqualTo(200);
        assertThat(ADMIN.asks().get(address).statusCode()).isEqualTo(403);
        assertThat(PARTNER.asks().get(address).statusCode()).isEqualTo(403);
        assertThat(RestAssured.get(address).statusCode()).isEqualTo(401);
        assertThat(CHECKER.asks()
                        .accept("text/html")
                        .get("/desk/reviews/" + review)
                        .asString())
                .contains(NAME);
    }

    @Test
    void hasNothingThatWouldTellReadersWhoItIs() {
        Map<String, Object> told = source(NEUTRAL);
        told.put("url", "https://ministry.example/staff/quist");
        expectViolation(CHECKER.posts(review, "evidence", told), "url");
        Map<String, Object> unnamed = source(NEUTRAL);
        unnamed.remove("author");
        expectViolation(CHECKER.posts(review, "evidence", unnamed), "author");

        expect(CHECKER.posts(review, "evidence", source("zebulon  quist-planted of the ministry")), 201);
        expectViolation(names(0, NAME), "author");
        expect(CHECKER.posts(review, "evidence", Desk.SECOND_SOURCE), 201);
        expectViolation(names(1, NAME), "protectedSource");
    }

    @Test
    void cannotBeNamedInWhatReadersGet() {
        expect(CHECKER.posts(review, "evidence", Desk.PRIMARY_SOURCE), 201);
        expect(CHECKER.posts(review, "evidence", source(NEUTRAL)), 201);
        expect(names(1, NAME), 200);
        expect(CHECKER.drafts(review, Desk.draftWith("body", "We asked *ZEBULON* Quist-Planted [2].")), 200);
        Response refused = CHECKER.posts(review, "submission", null);
        expectRule(refused, "source-disclosed");
        assertThat(refused.jsonPath().getString("detail")).contains("the body").doesNotContainIgnoringCase("Zebulon");

        expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        expect(CHECKER.posts(review, "submission", null), 200);
        expect(EDITOR.approves(review), 200);
        expect(EDITOR2.approves(review), 200);
        expect(names(1, "Zebulon Quist"), 200);
        Map<String, Object> quoting = new HashMap<>(Desk.SECOND_SOURCE);
        quoting.put("quote", "Zebulon Quist told us.");
        expect(CHECKER.posts(review, "evidence", quoting), 201);
        expectRule(EDITOR.publishes(review), "source-disclosed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zebulon&nbsp;Quist-Planted",
                "Z&#101;bulon Quist-Planted",
                "Z**ebu**lon _Quist_\nPlanted",
                "[Zebulon](https://ministry.example/) Quist-Planted",
                "![Zebulon](https://ministry.example/a.png) Quist-Planted",
                "Zebulon\u200bQuist\u00adPlanted",
                "[an official](https://ministry.example/staff/zebulon-quist-planted)",
                "[an official](https://ministry.example/staff?name=Z&#101;bulon%20Quist%2DPlanted)",
                "[an official][1]\n\n[1]: https://ministry.example/zebulonquistplanted",
            })
    void cannotBeNamedByHowTheTextIsWritten(String named) {
        expect(CHECKER.posts(review, "evidence", Desk.PRIMARY_SOURCE), 201);
        expect(CHECKER.posts(review, "evidence", source(NEUTRAL)), 201);
        expect(names(1, NAME), 200);
        for (String part : List.of("body", "methodology")) {
            expect(CHECKER.drafts(review, Desk.draftWith(part, "We asked " + named + " for it.")), 200);
            Response refused = CHECKER.posts(review, "submission", null);
            expectRule(refused, "source-disclosed");
            assertThat(refused.jsonPath().getString("detail")).contains("the " + part);
        }
        expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        expect(CHECKER.posts(review, "submission", null), 200);
    }

    @Test
    void countsOnceForOnePersonHoweverItIsDescribed() {
        expect(CHECKER.posts(review, "evidence", source(NEUTRAL)), 201);
        expect(CHECKER.posts(review, "evidence", source(NEUTRAL)), 201);
        assertThat(groups()).as("as long as nobody knows who they are").isEqualTo(List.of(1, 1));

        expect(names(0, NAME), 200);
        expect(names(1, "Somebody Else"), 200);
        assertThat(groups()).as("two people").isEqualTo(List.of(1, 2));

        expect(names(1, "  zebulon quist-planted "), 200);
        assertThat(groups()).as("one person").isEqualTo(List.of(1, 1));
    }

    @Test
    void isForgottenWithItsSourceOrWithItsProtection() throws SQLException {
        expect(CHECKER.posts(review, "evidence", source(NEUTRAL)), 201);
        expect(CHECKER.posts(review, "evidence", source("Another official")), 201);
        expect(names(0, NAME), 200);
        expect(names(1, NAME), 200);
        List<String> ids = List.of(id(0), id(1));
        assertThat(names(ids)).isEqualTo(2);
        Map<String, Object> open = source("Ana Roe");
        open.put("protectedSource", false);
        expect(CHECKER.sends("PUT", review, "evidence/" + id(0), open), 200);
        expect(CHECKER.sends("DELETE", review, "evidence/" + id(1), null), 200);
        assertThat(CHECKER.asks()
                        .get("/api/reviews/" + review + "/" + protectedName(0))
                        .statusCode())
                .isEqualTo(404);
        assertThat(names(ids)).isZero();
    }

    private static Map<String, Object> source(String author) {
        Map<String, Object> source = new HashMap<>(Desk.SECOND_SOURCE);
        source.put("publisher", "Talks with our desk");
        source.put("author", author);
        source.put("protectedSource", true);
        return source;
    }

    private Response names(int which, String name) {
        return CHECKER.sends("PUT", review, protectedName(which), Map.of("name", name));
    }

    private String protectedName(int which) {
        return "evidence/" + id(which) + "/protected-name";
    }

    private String id(int which) {
        return CHECKER.reads(review).getString("evidence[" + which + "].id");
    }

    private List<Integer> groups() {
        JsonPath view = CHECKER.reads(review);
        return view.getList("evidence.group", Integer.class);
    }

    private static long names(List<String> evidence) throws SQLException {
        try (Connection connection = Database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from protected_source where evidence_id in ('"
                        + String.join("', '", evidence) + "')")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Every table of the database in which a row holds the word. */
    private static List<String> tablesThatHold(String word) throws SQLException {
        List<String> tables = new ArrayList<>();
        List<String> holding = new ArrayList<>();
        try (Connection connection = Database.asOwner();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            assertThat(tables).contains("audit_entry", "outbox_event", "revision", "idempotency_key");
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery(
                        "select exists(select from " + table + " t where t::text ilike '%" + word + "%')")) {
                    row.next();
                    if (row.getBoolean(1)) {
                        holding.add(table);
                    }
                }
            }
        }
        return holding;
    }

    /** What is logged meanwhile. */
    private static final class Logged extends Handler {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + " " + Arrays.toString(line.getParameters()) + " " + line.getThrown());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
