package org.plumbline.review.remark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.draftWith;
import static org.plumbline.review.Desk.expect;
import static org.plumbline.review.Desk.expectRule;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class RemarkResourceTest {

    @Inject
    ClaimEvents events;

    /** With a draft that says: The series says so. */
    private UUID inApproval() {
        Desk.Accepted accepted = Desk.accepted(claim -> {});
        events.receive(accepted.record());
        CHECKER.preparesForApproval(accepted.reviewId());
        return accepted.reviewId();
    }

    private static Map<String, Object> remark(String part, String passage, String text) {
        return new HashMap<>(Map.of("part", part, "passage", passage, "remark", text));
    }

    private static Response makes(Desk who, UUID review, Map<String, ?> remark) {
        return who.asks().contentType(ContentType.JSON).body(remark).post("/api/reviews/" + review + "/remarks");
    }

    private static String made(Desk who, UUID review, Map<String, ?> remark) {
        Response response = makes(who, review, remark);
        expect(response, 201);
        return response.jsonPath().getString("id");
    }

    private static Response resolves(String method, Desk who, UUID review, String remark, long version) {
        return who.asks()
                .header("If-Match", "\"" + version + "\"")
                .request(method, "/api/reviews/" + review + "/remarks/" + remark + "/resolution");
    }

    private static JsonPath list(UUID review) {
        Response response = CHECKER.asks().get("/api/reviews/" + review + "/remarks");
        expect(response, 200);
        return response.jsonPath();
    }

    @Test
    void isMadeOnAPassageAsItReads() throws SQLException {
        UUID review = inApproval();
        long version = CHECKER.version(review);
        String hash = CHECKER.reads(review).getString("contentHash");

        Response made = makes(EDITOR, review, remark("BODY", " series\n says ", "Which series?"));

        expect(made, 201);
        assertThat(made.header("Location"))
                .endsWith("/remarks/" + made.jsonPath().getString("id"));
        assertThat(made.header("ETag")).isEqualTo("\"0\"");
        JsonPath remark = list(review);
        assertThat(remark.getInt("count")).isEqualTo(1);
        assertThat(remark.getString("items[0].passage")).isEqualTo("series says");
        assertThat(remark.getString("items[0].prefix")).isEqualTo("The ");
        assertThat(remark.getString("items[0].suffix")).isEqualTo(" so.");
        assertThat(remark.getString("items[0].remark")).isEqualTo("Which series?");
        assertThat(remark.getString("items[0].by.name")).isEqualTo("editor");
        assertThat(remark.getBoolean("items[0].found")).isTrue();
        assertThat(remark.getString("items[0].revision")).isNotBlank();
        assertThat(remark.getMap("items[0]")).doesNotContainKey("place");
        assertThat(CHECKER.version(review)).as("whoever writes goes on").isEqualTo(version);
        assertThat(CHECKER.reads(review).getString("contentHash")).isEqualTo(hash);
        assertThat(CHECKER.reads(review).getList("authors.name")).isEqualTo(List.of("checker"));
        assertThat(Database.auditOf(review)).last().isEqualTo("remark.made");
    }

    @Test
    void isMadeOnceThoughItIsSentTwice() {
        UUID review = inApproval();
        String key = Ids.next().toString();
        Map<String, Object> remark = remark("HEADLINE", "More than 33,000", "Say as of when");
        for (int i = 0; i < 2; i++) {
            expect(
                    EDITOR.asks()
                            .contentType(ContentType.JSON)
                            .header("Idempotency-Key", key)
                            .body(remark)
                            .post("/api/reviews/" + review + "/remarks"),
                    201);
        }
        assertThat(list(review).getInt("count")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no such words", "*series*", "The *series*"})
    void saysThatTheWordsDoNotStandThere(String passage) {
        Response refused = makes(EDITOR, inApproval(), remark("BODY", passage, "What?"));
        expect(refused, 422);
        assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo("passage");
    }

    @Test
    void wantsToKnowWhichOfSeveralIsMeant() {
        UUID review = inApproval();
        expect(CHECKER.drafts(review, draftWith("body", "A count. B count. C count.")), 200);
        Map<String, Object> remark = remark("BODY", "count", "Which one?");
        expect(makes(EDITOR, review, remark), 422);

        remark.put("prefix", "B ");
        remark.put("suffix", ". C");
        expect(makes(EDITOR, review, remark), 201);
        assertThat(list(review).getString("items[0].prefix")).isEqualTo("A count. B ");
    }

    @Test
    void followsItsPassageAndSaysWhenItIsGone() {
        UUID review = inApproval();
        made(EDITOR, review, remark("BODY", "series says", "Which?"));
        expect(
                CHECKER.drafts(review, draftWith("body", "Before it: the **series** says so, and the series says no.")),
                200);
        assertThat(list(review).getBoolean("items[0].found")).isTrue();
        expect(CHECKER.drafts(review, draftWith("body", "All is new.")), 200);
        assertThat(list(review).getBoolean("items[0].found")).isFalse();
        assertThat(list(review).getString("items[0].passage")).isEqualTo("series says");
    }

    @Test
    void isAnsweredResolvedAndReopened() throws SQLException {
        UUID review = inApproval();
        String id = made(EDITOR, review, remark("BODY", "series", "Which?"));

        Response answered = CHECKER.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("text", "The ministry's"))
                .post("/api/reviews/" + review + "/remarks/" + id + "/replies");
        expect(answered, 201);
        assertThat(answered.jsonPath().getList("replies.text")).isEqualTo(List.of("The ministry's"));
        assertThat(answered.jsonPath().getString("replies[0].by.name")).isEqualTo("checker");

        expect(resolves("PUT", CHECKER, review, id, 7), 412);
        Response resolved = resolves("PUT", CHECKER, review, id, 0);
        expect(resolved, 200);
        assertThat(resolved.jsonPath().getString("resolvedBy.name")).isEqualTo("checker");
        assertThat(resolved.header("ETag")).isEqualTo("\"1\"");
        Response stale = resolves("DELETE", EDITOR, review, id, 0);
        expect(stale, 412);
        assertThat(stale.jsonPath().getString("current.resolvedBy.name")).isEqualTo("checker");
        Response reopened = resolves("DELETE", EDITOR, review, id, 1);
        expect(reopened, 200);
        assertThat(reopened.jsonPath().getString("resolvedAt")).isNull();
        assertThat(Database.auditOf(review))
                .endsWith("remark.made", "remark.answered", "remark.resolved", "remark.reopened");
        expect(CHECKER.asks().put("/api/reviews/" + review + "/remarks/" + id + "/resolution"), 428);
        expect(resolves("PUT", CHECKER, inApproval(), id, 2), 404);
    }

    @Test
    void goesWithTheDraftWhenItsMakerReturnsIt() throws SQLException {
        UUID review = inApproval();
        String first = made(EDITOR, review, remark("BODY", "series", "Which?"));
        made(EDITOR, review, remark("HEADLINE", "More than", "Over"));
        String done = made(EDITOR, review, remark("SUMMARY", "figure", "Settled already"));
        expect(resolves("PUT", EDITOR, review, done, 0), 200);
        made(EDITOR2, review, remark("SUMMARY", "stands", "By somebody else"));

        expect(EDITOR.posts(review, "return", Map.of("remarks", "Please mend these")), 200);

        assertThat(list(review).getList("items.todo")).isEqualTo(List.of(true, true, false, false));
        assertThat(list(review).getString("items[3].returnedAt")).isNull();
        expect(resolves("PUT", CHECKER, review, first, 1), 200);
        assertThat(list(review).getList("items.todo"))
                .as("one that is done stays on the list")
                .isEqualTo(List.of(true, true, false, false));

        expect(CHECKER.posts(review, "submission", null), 200);
        expect(EDITOR.posts(review, "return", Map.of("remarks", "Again")), 200);
        assertThat(list(review).getList("items.todo"))
                .as("not on the next one")
                .isEqualTo(List.of(false, true, false, false));
        try (Connection connection = Database.asService();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select detail ->> 'remarksOnPassages' from audit_entry where subject_id = '" + review
                                + "' and action = 'review.returned' order by sequence")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("2");
            row.next();
            assertThat(row.getString(1)).isEqualTo("1");
        }
    }

    @Test
    void isNotMadeOnWhatNobodyWorksOn() {
        UUID review = inApproval();
        String id = made(EDITOR, review, remark("BODY", "series", "Which?"));
        expect(CHECKER.posts(review, "drop", Map.of("reason", "Nobody can know")), 200);
        expectRule(makes(EDITOR, review, remark("BODY", "series", "Which?")), "wrong-state");
        expectRule(resolves("PUT", CHECKER, review, id, 0), "wrong-state");
        expect(makes(EDITOR, Ids.next(), remark("BODY", "series", "Which?")), 404);
    }

    @Test
    void cannotBeRewrittenOrDeletedByTheServicesLogin() throws SQLException {
        UUID review = inApproval();
        made(EDITOR, review, remark("BODY", "series", "Which?"));
        for (String sql : List.of(
                "update remark set text = 'Fine'",
                "update remark set quote = 'x'",
                "delete from remark",
                "truncate remark cascade",
                "update remark_reply set text = 'x'",
                "delete from remark_reply",
                "update draft_revision set occasion = 'SAVED'")) {
            try (Connection connection = Database.asService();
                    Statement statement = connection.createStatement()) {
                assertThatExceptionOfType(SQLException.class)
                        .as(sql)
                        .isThrownBy(() -> statement.execute(sql))
                        .withMessageContaining("permission denied");
            }
        }
    }
}
