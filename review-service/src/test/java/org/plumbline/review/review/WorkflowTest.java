package org.plumbline.review.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.CHECKER2;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.EDITOR3;
import static org.plumbline.review.Desk.expect;
import static org.plumbline.review.Desk.expectRule;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.event.ClaimEvents;

/** Several people on one review: who checks it by when, and what becomes of it where they disagree on the rating. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class WorkflowTest {

    @Inject
    ClaimEvents claims;

    @Inject
    HandOver handOver;

    @Inject
    Workloads workloads;

    @Inject
    Clock clock;

    private UUID review = Ids.next();

    @BeforeEach
    void open() throws SQLException {
        for (String name : List.of("checker", "checker2")) {
            Database.knows("sub-" + name, name, Roles.FACT_CHECKER);
        }
        for (String name : List.of("editor", "editor2", "editor3")) {
            Database.knows("sub-" + name, name, Roles.EDITOR);
        }
        review = open(claim -> {});
    }

    private UUID open(Consumer<ObjectNode> change) {
        Accepted accepted = Desk.accepted(change);
        claims.receive(accepted.record());
        return accepted.reviewId();
    }

    @Test
    void sharesAReviewAmongSeveralCheckers() throws SQLException {
        expectRule(adds(CHECKER, "sub-checker2"), "take-first");
        expect(CHECKER.takes(review), 200);
        expect(adds(CHECKER, "sub-checker2"), 200);
        expect(adds(EDITOR, "sub-editor"), 200);
        // Who is on it already is not added again, and who leads it is not added beside.
        long version = CHECKER.version(review);
        expect(adds(CHECKER, "sub-checker2"), 200);
        expect(adds(CHECKER, "sub-checker"), 200);
        assertThat(CHECKER.version(review)).isEqualTo(version);
        JsonPath shared = CHECKER.reads(review);
        assertThat(shared.getList("assignees.sub")).isEqualTo(List.of("sub-checker"));
        assertThat(shared.getList("checkers.sub")).isEqualTo(List.of("sub-checker2", "sub-editor"));
        assertThat(found("person=sub-checker2")).contains(review.toString());
        assertThat(found("assignee=sub-checker2")).doesNotContain(review.toString());

        // Whoever takes it over leads it, and checks it no more beside; whoever led it is off it.
        expect(CHECKER2.takes(review), 200);
        JsonPath taken = CHECKER.reads(review);
        assertThat(taken.getList("assignees.sub")).isEqualTo(List.of("sub-checker2"));
        assertThat(taken.getList("checkers.sub")).isEqualTo(List.of("sub-editor"));
        expect(removes(EDITOR, "sub-editor"), 200);
        expectRule(removes(EDITOR, "sub-editor"), "no-checkers");
        assertThat(Database.auditOf(review))
                .containsExactly(
                        "review.opened",
                        "review.taken",
                        "checker.added",
                        "checker.added",
                        "review.taken",
                        "checker.removed");
    }

    @Test
    void sharesWithNobodyWhoIsUnknownOrNotOnIt() {
        expect(CHECKER.takes(review), 200);
        expect(adds(CHECKER, "sub-never-seen"), 422);
        expect(adds(CHECKER, "sub-checker2"), 200);
        expect(removes(CHECKER, "sub-editor"), 422);
    }

    @Test
    void handsOverWhatSomebodyLedAndTakesThemOffWhatTheyChecked() throws SQLException {
        String leaving = "sub-leaving-" + review;
        Database.knows(leaving, "Leaving", Roles.FACT_CHECKER);
        UUID checked = open(claim -> {});
        UUID other = open(claim -> {});
        expect(CHECKER.posts(review, "assignment", Map.of("sub", leaving)), 200);
        expect(adds(CHECKER, "sub-checker2"), 200);
        expect(CHECKER.takes(checked), 200);
        expect(CHECKER.sends("PUT", checked, "checkers/" + leaving, null), 200);
        expect(CHECKER.posts(other, "assignment", Map.of("sub", leaving)), 200);
        assertThat(workloads.all().get(leaving)).isNotNull().satisfies(load -> {
            assertThat(load.open()).isEqualTo(2);
            assertThat(load.checking()).isEqualTo(1);
        });

        Person admin = new Person("sub-admin", "admin");
        Person heir = new Person("sub-checker2", "checker2");
        int led = QuarkusTransaction.requiringNew().call(() -> handOver.all(leaving, heir, admin));
        assertThat(led).isEqualTo(2);
        JsonPath handed = CHECKER.reads(review);
        assertThat(handed.getList("assignees.sub")).isEqualTo(List.of("sub-checker2"));
        assertThat(handed.getList("checkers")).isEmpty();
        assertThat(CHECKER.reads(checked).getList("assignees.sub")).isEqualTo(List.of("sub-checker"));
        assertThat(CHECKER.reads(checked).getList("checkers")).isEmpty();
        assertThat(Database.auditOf(checked)).endsWith("checker.removed");
        assertThat(workloads.all().get(leaving))
                .satisfies(load -> assertThat(load == null ? 0 : load.open() + load.checking())
                        .isZero());
    }

    @Test
    void setsADateByRiskAndLetsTheDeskChangeIt() {
        LocalDate today = Shown.day(clock.instant());
        UUID harmless = open(claim -> {
            claim.putArray("topics").add("sport");
            claim.putArray("quantities");
        });
        LocalDate urgent = LocalDate.parse(CHECKER.reads(review).getString("dueOn"));
        assertThat(urgent).isAfter(today.plusDays(4));
        assertThat(LocalDate.parse(CHECKER.reads(harmless).getString("dueOn"))).isAfter(urgent);

        LocalDate nextMonth = today.plusDays(30);
        expect(schedules(nextMonth.toString()), 200);
        assertThat(CHECKER.reads(review).getString("dueOn")).isEqualTo(nextMonth.toString());
        long version = CHECKER.version(review);
        expect(schedules(nextMonth.toString()), 200);
        assertThat(CHECKER.version(review)).isEqualTo(version);
        expect(schedules(null), 200);
        assertThat(CHECKER.reads(review).getString("dueOn")).isNull();
        expect(schedules(today.minusDays(1).toString()), 422);
        expect(schedules(today.plusYears(6).toString()), 422);
        expect(schedules("2026-02-31"), 400);
        expect(schedules(today.toString()), 200);
    }

    @Test
    void findsWhatIsOverdueAndSortsByDateAndPriority() throws SQLException {
        String lister = "sub-lister-" + review;
        Database.knows(lister, "Lister", Roles.FACT_CHECKER);
        LocalDate today = Shown.day(clock.instant());
        List<UUID> ids = new ArrayList<>(List.of(review));
        for (int i = 0; i < 4; i++) {
            ids.add(open(claim -> {}));
        }
        for (UUID id : ids) {
            expect(CHECKER2.posts(id, "assignment", Map.of("sub", lister)), 200);
        }
        dueOn(ids.get(0), null);
        dueOn(ids.get(1), today.plusDays(6));
        dueOn(ids.get(2), today.minusDays(3));
        dueOn(ids.get(3), today);
        dueOn(ids.get(4), today.plusDays(7));
        expect(CHECKER.sends("PUT", ids.get(4), "priority", Map.of("priority", "URGENT")), 200);
        expect(CHECKER.sends("PUT", ids.get(1), "priority", Map.of("priority", "LOW")), 200);
        String mine = "person=" + lister;
        assertThat(found(mine + "&due=OVERDUE")).containsExactly(text(ids, 2));
        assertThat(found(mine + "&due=THIS_WEEK&order=DUE")).containsExactly(text(ids, 3), text(ids, 1));
        assertThat(found(mine + "&due=NONE")).containsExactly(text(ids, 0));
        assertThat(found(mine + "&priority=URGENT")).containsExactly(text(ids, 4));
        assertThat(pages(mine + "&order=DUE"))
                .containsExactly(text(ids, 2), text(ids, 3), text(ids, 1), text(ids, 4), text(ids, 0));
        assertThat(pages(mine + "&order=PRIORITY"))
                .containsExactly(text(ids, 4), text(ids, 2), text(ids, 3), text(ids, 0), text(ids, 1));
        // What is dropped is never overdue.
        expect(CHECKER.posts(ids.get(2), "drop", Map.of("reason", "Nobody asks any more")), 200);
        assertThat(found(mine + "&due=OVERDUE")).isEmpty();
    }

    @Test
    void stopsADisputedRatingUntilAThirdPersonSettlesIt() throws SQLException {
        CHECKER.preparesForApproval(review);
        expect(EDITOR2.approves(review), 200);
        expectRule(rates(CHECKER2, "false"), "not-on-the-review");
        expect(adds(CHECKER2, "sub-checker2"), 200);
        expect(rates(CHECKER, "true"), 200);
        assertThat(CHECKER.reads(review).getBoolean("ratings.agree")).isTrue();
        expect(rates(CHECKER2, "rather-true"), 422);
        expect(rates(CHECKER2, "false"), 200);

        JsonPath disputed = EDITOR.reads(review);
        assertThat(disputed.getBoolean("ratings.agree")).isFalse();
        assertThat(disputed.getList("ratings.opinions.rating")).isEqualTo(List.of("true", "false"));
        assertThat(Desk.obstacles(disputed)).contains("ratings-disagree");
        expectRule(EDITOR3.approves(review), "ratings-disagree");
        expectRule(EDITOR3.publishes(review), "ratings-disagree");
        expectRule(settles(CHECKER, "true"), "not-a-third");
        expectRule(settles(CHECKER2, "false"), "not-a-third");
        // Taking somebody off the review takes nothing of what they said away.
        expect(removes(CHECKER, "sub-checker2"), 200);
        expectRule(EDITOR3.approves(review), "ratings-disagree");

        expect(settles(EDITOR, "half-true"), 200);
        JsonPath settled = EDITOR.reads(review);
        assertThat(settled.getString("draft.rating")).isEqualTo("half-true");
        assertThat(settled.getBoolean("ratings.agree")).isTrue();
        assertThat(settled.getString("ratings.settlement.by.sub")).isEqualTo("sub-editor");
        assertThat(settled.getList("authors.sub")).contains("sub-editor");
        assertThat(settled.getString("approvals[0].voidedBecause")).isEqualTo("content-changed");
        expectRule(EDITOR.approves(review), "author-cannot-approve");
        expectRule(settles(EDITOR3, "true"), "ratings-agree");

        expect(EDITOR2.approves(review), 200);
        expect(EDITOR3.approves(review), 200);
        Response publication = EDITOR.publishes(review);
        expect(publication, 201);
        String verdict = EDITOR.asks()
                .get("/api/verdicts/{slug}", publication.jsonPath().getString("verdict.slug"))
                .asString();
        assertThat(JsonPath.from(verdict).getString("rating.slug")).isEqualTo("half-true");
        assertThat(verdict).doesNotContain("As I read it", "opinion", "settle");
        assertThat(Database.auditOf(review)).contains("rating.given", "rating.settled");
    }

    @Test
    void opensTheQuestionAgainOnlyForAnotherRatingThanTheSettledOne() {
        disputeAndSettle("true");
        expect(EDITOR2.approves(review), 200);
        // Who gives in says what was settled; who had said something else before is not asked again.
        expect(rates(CHECKER2, "true"), 200);
        assertThat(CHECKER.reads(review).getBoolean("ratings.agree")).isTrue();
        expect(rates(CHECKER2, "mostly-false"), 200);
        expectRule(EDITOR3.approves(review), "ratings-disagree");
        expectRule(settles(EDITOR, "true"), "not-a-third");
        expect(rates(CHECKER2, "true"), 200);
        expect(EDITOR3.approves(review), 200);

        // The same words as before it was settled are another opinion now, and so is another rating of the draft.
        expect(rates(CHECKER, "true"), 200);
        expect(CHECKER.drafts(review, Desk.draftWith("rating", "false")), 200);
        expectRule(EDITOR3.approves(review), "ratings-disagree");
        expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        expect(EDITOR3.approves(review), 200);
    }

    @Test
    void voidsTheApprovalOfWhoeverSettlesARatingThatStays() {
        CHECKER.preparesForApproval(review);
        expect(adds(CHECKER2, "sub-checker2"), 200);
        expect(EDITOR.approves(review), 200);
        expect(rates(CHECKER2, "false"), 200);
        expect(settles(EDITOR, "true"), 200);
        JsonPath settled = EDITOR.reads(review);
        assertThat(settled.getList("approvals.holds")).isEqualTo(List.of(false));
        assertThat(settled.getString("approvals[0].voidedBecause")).isEqualTo("rating-settled");
        expectRule(EDITOR.approves(review), "author-cannot-approve");
    }

    @Test
    void voidsTheApprovalOfWhoeverWritesWhatReadersDoNotSee() {
        CHECKER.preparesForApproval(review);
        expect(EDITOR.approves(review), 200);
        String source = EDITOR.reads(review).getString("evidence[1].id");
        Map<String, Object> noted = new HashMap<>(Desk.SECOND_SOURCE);
        noted.put("notes", "Call them again");
        expect(EDITOR.sends("PUT", review, "evidence/" + source, noted), 200);
        assertThat(EDITOR.reads(review).getString("approvals[0].voidedBecause")).isEqualTo("editor-wrote");
        expectRule(EDITOR.approves(review), "author-cannot-approve");
    }

    @Test
    void tellsTheTrailWhatChanged() {
        expect(CHECKER.takes(review), 200);
        expect(adds(CHECKER, "sub-checker2"), 200);
        assertThat(latest("checker.added")).isEqualTo(Map.of("checkers", pair(List.of(), List.of("sub-checker2"))));
        String due = Shown.day(clock.instant()).plusDays(90).toString();
        String before = CHECKER.reads(review).getString("dueOn");
        expect(schedules(due), 200);
        assertThat(latest("review.scheduled")).isEqualTo(Map.of("dueOn", pair(before, due)));
        expect(CHECKER.sends("PUT", review, "priority", Map.of("priority", "HIGH")), 200);
        assertThat(latest("review.prioritised")).isEqualTo(Map.of("priority", pair("NORMAL", "HIGH")));
        expect(rates(CHECKER, "true"), 200);
        assertThat(latest("rating.given"))
                .isEqualTo(Map.of(
                        "opinion/sub-checker/rating", pair(null, "true"),
                        "opinion/sub-checker/reason", pair(null, "As I read it")));
        expect(rates(CHECKER2, "false"), 200);
        expect(settles(EDITOR, "true"), 200);
        assertThat(latest("rating.settled"))
                .isEqualTo(Map.of(
                        "rating", pair(null, "true"),
                        "settlement/rating", pair(null, "true"),
                        "settlement/reason", pair(null, "As I read it")));
    }

    private static Map<String, @Nullable Object> pair(@Nullable Object before, @Nullable Object after) {
        Map<String, @Nullable Object> pair = new HashMap<>();
        pair.put("before", before);
        pair.put("after", after);
        return pair;
    }

    private void disputeAndSettle(String rating) {
        CHECKER.preparesForApproval(review);
        expect(adds(CHECKER2, "sub-checker2"), 200);
        expect(rates(CHECKER, "true"), 200);
        expect(rates(CHECKER2, "false"), 200);
        expect(settles(EDITOR, rating), 200);
    }

    private Map<String, Object> latest(String action) {
        JsonPath newest = Desk.ADMIN
                .asks()
                .get("/api/reviews/audit?limit=1&subject=" + review)
                .jsonPath();
        assertThat(newest.getString("items[0].action")).isEqualTo(action);
        return newest.getMap("items[0].detail.changes");
    }

    private Response adds(Desk who, String sub) {
        return who.sends("PUT", review, "checkers/" + sub, null);
    }

    private Response removes(Desk who, String sub) {
        return who.sends("DELETE", review, "checkers/" + sub, null);
    }

    private Response rates(Desk who, String rating) {
        return who.sends("PUT", review, "opinion", Map.of("rating", rating, "reason", "As I read it"));
    }

    private Response settles(Desk who, String rating) {
        return who.posts(review, "settlement", Map.of("rating", rating, "reason", "As I read it"));
    }

    private Response schedules(@Nullable String day) {
        Map<String, @Nullable String> date = new HashMap<>();
        date.put("dueOn", day);
        return CHECKER.sends("PUT", review, "due-date", date);
    }

    /** Days that have passed cannot be asked for. */
    private static void dueOn(UUID id, @Nullable LocalDate day) throws SQLException {
        Database.asOwner(
                "update review set due_on = " + (day == null ? "null" : "'" + day + "'") + " where id = '" + id + "'");
    }

    private static String text(List<UUID> ids, int which) {
        return ids.get(which).toString();
    }

    private static List<String> found(String filter) {
        Response page = CHECKER.asks().get("/api/reviews?limit=100&" + filter);
        expect(page, 200);
        return page.jsonPath().getList("items.id", String.class);
    }

    /** Page by page. */
    private static List<String> pages(String filter) {
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            Response page =
                    CHECKER.asks().get("/api/reviews?limit=2&" + filter + (next == null ? "" : "&after=" + next));
            expect(page, 200);
            seen.addAll(page.jsonPath().getList("items.id", String.class));
            next = page.jsonPath().getString("next");
        } while (next != null);
        return seen;
    }
}
