package org.plumbline.review.review.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.ADMIN;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.CHECKER2;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.EDITOR3;
import static org.plumbline.review.Desk.expect;
import static org.plumbline.review.Desk.expectRule;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.Risk;

/** The policy table: what it asks from the start, how it is changed, and what that does to reviews. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class PolicyTest {

    private static final String POLICIES = "/api/reviews/policies";

    @Inject
    ClaimEvents claims;

    @Inject
    Policies policies;

    /** A topic of this test alone: other tests live with the same table. */
    private final String topic = "topic-" + Ids.next();

    private final List<String> added = new ArrayList<>();

    @BeforeEach
    void know() throws SQLException {
        Database.knows("sub-checker", "checker", Roles.FACT_CHECKER);
        Database.knows("sub-checker2", "checker2", Roles.FACT_CHECKER);
        Database.knows("sub-editor", "editor", Roles.EDITOR);
        Database.knows("sub-editor2", "editor2", Roles.EDITOR);
    }

    @AfterEach
    void retire() {
        for (String id : added) {
            Response row = ADMIN.asks().get(POLICIES + "/" + id);
            if (row.statusCode() == 200) {
                expect(ADMIN.asks().header("If-Match", row.header("ETag")).delete(POLICIES + "/" + id), 204);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "killed",
                "Killed",
                "people killed",
                "injured",
                "missing",
                "internally displaced",
                "hostages held",
                "sexual violence",
                "cases of sexual  violence",
                "martyrs",
                "قتلى"
            })
    void ratesHarmToPeopleHighFromTheStart(String measure) {
        assertThat(assess(List.of(measure), List.of("sport"))).isEqualTo(new Bar(Risk.HIGH, 2, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trucks", "votes", "deadlines", "skilled workers", "attacks"})
    void ratesOtherMeasuresNormalFromTheStart(String measure) {
        assertThat(assess(List.of(measure), List.of("sport"))).isEqualTo(Bar.LOWEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elections", "health", "war", "gaza-war"})
    void ratesSomeTopicsHighFromTheStart(String named) {
        assertThat(assess(List.of(), List.of("other", named)).risk()).isEqualTo(Risk.HIGH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"economy", "star-wars", "warsaw"})
    void ratesOtherTopicsNormalFromTheStart(String named) {
        assertThat(assess(List.of("percent"), List.of(named))).isEqualTo(Bar.LOWEST);
    }

    @Test
    void ratesWhatNobodyDescribedHighFromTheStart() {
        assertThat(assess(List.of(), List.of()).risk()).isEqualTo(Risk.HIGH);
    }

    @Test
    void isReadByTheDeskAndChangedByAdmins() throws SQLException {
        Map<String, Long> before = Database.rows();
        for (Desk reader : List.of(CHECKER, EDITOR, ADMIN)) {
            expect(reader.asks().get(POLICIES), 200);
        }
        expect(Desk.PARTNER.asks().get(POLICIES), 403);
        for (Desk other : List.of(CHECKER, EDITOR, Desk.PARTNER)) {
            expect(json(other).body(row()).post(POLICIES), 403);
            expect(json(other).body(row()).post(POLICIES + "/effect"), 403);
        }
        expect(json(ADMIN).body(row()).put(POLICIES + "/" + Ids.next()), 428);
        expect(json(ADMIN).header("If-Match", "\"1\"").body(row()).put(POLICIES + "/" + Ids.next()), 404);
        expect(ADMIN.asks().get(POLICIES + "/" + Ids.next()), 404);
        expect(ADMIN.asks().get(POLICIES + "/" + Ids.next() + "/history"), 404);
        assertThat(Database.rows()).isEqualTo(before);
    }

    @Test
    void refusesRowsThatCouldNeverFindAnythingOrLowerTheBarTooFar() throws SQLException {
        Map<String, Long> before = Database.rows();
        expectField(add(row("values", List.of())), "values");
        expectField(add(row("values", List.of(" "))), "values");
        expectField(add(row("values", List.of("two words"))), "values");
        expectField(add(row("match", "UNDESCRIBED")), "values");
        expectField(add(row("editorsNeeded", 0)), "editorsNeeded");
        expectField(add(row("editorsNeeded", 4)), "editorsNeeded");
        expectField(add(row("name", " ")), "name");
        expectField(add(row("excluded", List.of(excluded("sub-never-seen", "WORK")))), "excluded");
        expectField(
                add(row("excluded", List.of(excluded("sub-editor", "WORK"), excluded("sub-editor", "APPROVAL")))),
                "excluded");
        assertThat(Database.rows()).isEqualTo(before);
        Response high = add(row("editorsNeeded", 1));
        expect(high, 201);
        assertThat(high.jsonPath().getInt("editorsNeeded")).as("at high risk").isEqualTo(2);
    }

    @Test
    void keepsEveryVersionOfARowAndTellsTheTrail() throws SQLException {
        long version = policies.current().version();
        Response first = add(row("excluded", List.of(excluded("sub-editor", "APPROVAL"))));
        expect(first, 201);
        String id = first.jsonPath().getString("id");
        assertThat(first.header("Location")).isEqualTo("https://desk.example" + POLICIES + "/" + id);
        assertThat(first.jsonPath().getLong("version")).isGreaterThan(version);
        assertThat(first.jsonPath().getString("excluded[0].person.name")).isEqualTo("editor");

        Response changed = change(id, first.header("ETag"), row("risk", "NORMAL"));
        expect(changed, 200);
        expect(change(id, first.header("ETag"), row("risk", "HIGH")), 412);
        assertThat(ADMIN.asks()
                        .header("If-Match", changed.header("ETag"))
                        .delete(POLICIES + "/" + id)
                        .statusCode())
                .isEqualTo(204);
        expect(ADMIN.asks().get(POLICIES + "/" + id), 404);
        JsonPath history = CHECKER.asks().get(POLICIES + "/" + id + "/history").jsonPath();
        assertThat(history.getList("retired")).isEqualTo(List.of(true, false, false));
        assertThat(history.getList("row.risk")).isEqualTo(List.of("NORMAL", "NORMAL", "HIGH"));
        assertThat(history.getString("by[0].sub")).isEqualTo("sub-admin");

        assertThat(Database.auditOf(UUID.fromString(id)))
                .containsExactly("policy.added", "policy.changed", "policy.retired");
        String trail = ADMIN.asks().get("/api/reviews/audit?subject=" + id).asString();
        assertThat(trail).contains("sub-editor: approval").doesNotContain("they own the paper");
        assertThat(JsonPath.from(trail).getMap("items[1].detail.changes.risk"))
                .isEqualTo(Map.of("before", "HIGH", "after", "NORMAL"));
    }

    @Test
    void addsARowOnceForOneIdempotencyKey() {
        String key = Ids.next().toString();
        Response first = json(ADMIN).header("Idempotency-Key", key).body(row()).post(POLICIES);
        Response again = json(ADMIN).header("Idempotency-Key", key).body(row()).post(POLICIES);
        expect(first, 201);
        added.add(first.jsonPath().getString("id"));
        assertThat(again.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        expectRule(
                json(ADMIN)
                        .header("Idempotency-Key", key)
                        .body(row("name", "Other"))
                        .post(POLICIES),
                "idempotency-key-reused");
    }

    @Test
    void saysWhatARowWouldDoBeforeItIsStored() throws SQLException {
        UUID review = open(claim -> {});
        Map<String, Long> before = Database.rows();
        JsonPath now = json(ADMIN)
                .body(row("risk", "NORMAL", "editorsNeeded", 1))
                .post(POLICIES + "/effect")
                .jsonPath();
        JsonPath then = json(ADMIN).body(row()).post(POLICIES + "/effect").jsonPath();
        assertThat(then.getLong("open")).isEqualTo(now.getLong("open"));
        assertThat(then.getLong("high")).isEqualTo(now.getLong("high") + 1);
        assertThat(then.getLong("highNow")).isEqualTo(now.getLong("highNow"));
        assertThat(then.getLong("raised")).isEqualTo(now.getLong("raised") + 1);
        assertThat(then.getList("some.reviewId")).contains(review.toString());
        assertThat(Database.rows()).isEqualTo(before);
        assertThat(CHECKER.reads(review).getString("risk")).isEqualTo("NORMAL");
    }

    @Test
    void reachesAnOpenReviewWhenSomebodyAppliesItAndOnlyRaises() throws SQLException {
        UUID review = open(claim -> {});
        CHECKER.preparesForApproval(review);
        expect(EDITOR.approves(review), 200);
        assertThat(EDITOR.reads(review).getString("state")).isEqualTo("APPROVED");
        expectRule(CHECKER.posts(review, "policy", null), "policy-unchanged");

        expect(add(row("editorsNeeded", 3, "excluded", List.of(excluded("sub-editor", "APPROVAL")))), 201);
        JsonPath behind = CHECKER.reads(review);
        assertThat(behind.getString("risk")).isEqualTo("NORMAL");
        assertThat(behind.getBoolean("policy.asksMore")).isTrue();
        assertThat(behind.getInt("policy.now.editorsNeeded")).isEqualTo(3);

        expect(CHECKER.posts(review, "policy", null), 200);
        JsonPath raised = EDITOR.reads(review);
        assertThat(raised.getString("state")).isEqualTo("IN_APPROVAL");
        assertThat(raised.getString("risk")).isEqualTo("HIGH");
        assertThat(raised.getInt("editorsNeeded")).isEqualTo(3);
        assertThat(raised.getString("approvals[0].voidedBecause")).isEqualTo("editor-excluded");
        assertThat(raised.getString("may.APPROVE.rule")).isEqualTo("excluded");
        assertThat(raised.getString("may.APPROVE.why"))
                .isEqualTo("You are excluded from this subject, because they own the paper.");
        assertThat(raised.getBoolean("may.EDIT_DRAFT.allowed")).isTrue();
        expectRule(EDITOR.approves(review), "excluded");
        expectRule(EDITOR.publishes(review), "excluded");
        expectRule(CHECKER.posts(review, "policy", null), "policy-unchanged");

        expect(EDITOR2.approves(review), 200);
        expectRule(EDITOR2.publishes(review), "three-editors-required");
        // An editor lowers it with a reason, as ever; the table that was applied asks for no more than before.
        expect(EDITOR2.posts(review, "risk", Map.of("risk", "NORMAL", "reason", "A harmless claim")), 200);
        assertThat(EDITOR2.reads(review).getInt("editorsNeeded")).isEqualTo(1);
        expectRule(CHECKER.posts(review, "policy", null), "policy-unchanged");
        expectRule(EDITOR.approves(review), "excluded");
        expect(EDITOR3.approves(review), 200);
        expect(EDITOR2.publishes(review), 201);
        assertThat(Database.auditOf(review)).contains("policy.applied");
    }

    @Test
    void keepsPeopleFromWorkFromTheMomentAReviewOpens() throws SQLException {
        expect(add(row("excluded", List.of(excluded("sub-checker2", "WORK")))), 201);
        UUID review = open(claim -> {});
        assertThat(CHECKER.reads(review).getList("policy.exclusions.person.sub"))
                .isEqualTo(List.of("sub-checker2"));
        expectRule(CHECKER2.takes(review), "excluded");
        expectRule(CHECKER.posts(review, "assignment", Map.of("sub", "sub-checker2")), "person-excluded");
        expect(CHECKER.takes(review), 200);
        expectRule(CHECKER2.drafts(review, Desk.DRAFT), "excluded");
        expectRule(CHECKER.sends("PUT", review, "checkers/sub-checker2", null), "person-excluded");
        expectRule(CHECKER2.sends("PUT", review, "checkers/sub-checker2", null), "excluded");
    }

    @Test
    void letsWhoeverIsKeptAwayHandOnWhatTheyHave() throws SQLException {
        UUID review = open(claim -> {});
        expect(CHECKER2.takes(review), 200);
        expect(CHECKER.sends("PUT", review, "checkers/sub-checker", null), 200);
        expect(add(row("excluded", List.of(excluded("sub-checker2", "WORK")))), 201);
        expect(CHECKER.posts(review, "policy", null), 200);
        expectRule(CHECKER2.drafts(review, Desk.DRAFT), "excluded");
        expectRule(CHECKER2.sends("DELETE", review, "checkers/sub-checker", null), "excluded");
        expect(CHECKER2.posts(review, "assignment", Map.of("sub", "sub-checker")), 200);
        expectRule(CHECKER2.posts(review, "assignment", Map.of("sub", "sub-editor")), "excluded");
    }

    @Test
    void anEditorWhomNothingKeepsAwayLetsSomebodyInAgainWithAReason() throws SQLException {
        expect(
                add(row("excluded", List.of(excluded("sub-checker2", "WORK"), excluded("sub-editor", "APPROVAL")))),
                201);
        UUID review = open(claim -> {});
        String lift = "exclusions/sub-checker2/lifting";
        Map<String, String> reason = Map.of("reason", "Another person of that name is meant");
        expect(CHECKER.posts(review, lift, reason), 403);
        expect(ADMIN.posts(review, lift, reason), 403);
        expectRule(EDITOR.posts(review, lift, reason), "excluded");
        expectRule(EDITOR.posts(review, "exclusions/sub-editor/lifting", reason), "excluded");
        expectField(EDITOR2.posts(review, lift, Map.of("reason", " ")), "reason");
        expectField(EDITOR2.posts(review, "exclusions/sub-checker/lifting", reason), "sub");
        expect(EDITOR2.sends("POST", review, lift, reason, 99), 412);
        expectRule(CHECKER2.takes(review), "excluded");

        expect(EDITOR2.posts(review, lift, reason), 200);
        assertThat(CHECKER.reads(review).getList("policy.exclusions.person.sub"))
                .isEqualTo(List.of("sub-editor"));
        assertThat(CHECKER.reads(review).getBoolean("policy.asksMore"))
                .as("until the table is changed again")
                .isFalse();
        expect(CHECKER2.takes(review), 200);
        expectRule(EDITOR.posts(review, "source-waiver", Map.of("reason", "There is no other")), "excluded");
        assertThat(Database.auditOf(review)).contains("exclusion.lifted");
        assertThat(ADMIN.asks().get("/api/reviews/audit?subject=" + review).asString())
                .contains("Another person of that name is meant");

        expect(EDITOR2.posts(review, "exclusions/sub-editor/lifting", reason), 200);
        expectRule(EDITOR2.posts(review, lift, reason), "nobody-excluded");
        expect(EDITOR.posts(review, "source-waiver", Map.of("reason", "There is no other")), 200);
    }

    @Test
    void whoWasLetInAgainIsKeptAwayAnewWhenTheTableChangesAndIsApplied() throws SQLException {
        expect(add(row("excluded", List.of(excluded("sub-checker2", "WORK")))), 201);
        UUID review = open(claim -> {});
        expect(EDITOR2.posts(review, "exclusions/sub-checker2/lifting", Map.of("reason", "Not this time")), 200);
        expect(add(row("name", "Another row", "editorsNeeded", 3)), 201);
        assertThat(CHECKER.reads(review).getBoolean("policy.asksMore")).isTrue();
        expect(CHECKER.posts(review, "policy", null), 200);
        expectRule(CHECKER2.takes(review), "excluded");
    }

    @Test
    void raisesAReviewWhoseClaimIsChangedIntoWhatARowMeans() {
        Response added = add(row("match", "PERSON", "values", List.of("Ann " + topic), "editorsNeeded", 3));
        expect(added, 201);
        Accepted accepted = Desk.accepted(this::harmless);
        claims.receive(accepted.record());
        assertThat(CHECKER.reads(accepted.reviewId()).getInt("editorsNeeded")).isEqualTo(1);

        ObjectNode event = (ObjectNode) Desk.sample("claim.accepted");
        ObjectNode claim = accepted.event().path("data").path("claim").deepCopy();
        claim.put("text", "It was ANN " + topic + " who said so.");
        event.put("id", Ids.next().toString())
                .put("type", "claim.changed")
                .put("sequence", 7)
                .put("aggregateId", accepted.claimId().toString());
        ObjectNode data = event.putObject("data");
        data.set("claim", claim);
        data.putObject("changedBy").put("sub", "sub-checker").put("name", "checker");
        claims.receive(Desk.message(event.toString()));
        JsonPath raised = CHECKER.reads(accepted.reviewId());
        assertThat(raised.getString("risk")).isEqualTo("HIGH");
        assertThat(raised.getInt("editorsNeeded")).isEqualTo(3);
    }

    private Bar assess(List<String> counted, List<String> topics) {
        return policies.current()
                .assess(new ClaimSnapshot(
                        Ids.next(),
                        "A text",
                        "en",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        topics,
                        counted.stream().map(PolicyTest::quantity).toList()));
    }

    private static ClaimSnapshot.Quantity quantity(String measure) {
        return new ClaimSnapshot.Quantity(
                "EXACTLY",
                BigDecimal.ONE,
                null,
                measure,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    private UUID open(Consumer<ObjectNode> change) {
        Accepted accepted = Desk.accepted(claim -> {
            harmless(claim);
            change.accept(claim);
        });
        claims.receive(accepted.record());
        return accepted.reviewId();
    }

    private void harmless(ObjectNode claim) {
        claim.putArray("topics").add(topic);
        claim.putArray("quantities");
    }

    private Map<String, Object> row(Object... others) {
        Map<String, Object> row = new HashMap<>();
        row.put("name", "A row of a test");
        row.put("match", "TOPIC");
        row.put("values", List.of(topic));
        row.put("risk", "HIGH");
        row.put("editorsNeeded", 2);
        for (int i = 0; i < others.length; i += 2) {
            row.put((String) others[i], others[i + 1]);
        }
        return row;
    }

    private static Map<String, String> excluded(String sub, String from) {
        return Map.of("sub", sub, "from", from, "reason", "they own the paper");
    }

    private Response add(Map<String, ?> row) {
        Response response = json(ADMIN).body(row).post(POLICIES);
        if (response.statusCode() == 201) {
            added.add(response.jsonPath().getString("id"));
        }
        return response;
    }

    private static Response change(String id, @Nullable String tag, Map<String, ?> row) {
        return json(ADMIN).header("If-Match", tag).body(row).put(POLICIES + "/" + id);
    }

    private static RequestSpecification json(Desk who) {
        return who.asks().contentType(ContentType.JSON);
    }

    private static void expectField(Response response, String field) {
        expect(response, 422);
        assertThat(response.jsonPath().getString("violations[0].field")).startsWith(field);
    }
}
