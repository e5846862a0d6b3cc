package org.plumbline.review.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.CHECKER2;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.EDITOR3;
import static org.plumbline.review.Desk.expect;
import static org.plumbline.review.Desk.expectRule;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.review.rule.Action;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ReviewResourceTest {

    @Inject
    ClaimEvents claims;

    private UUID review = Ids.next();

    @BeforeEach
    void open() {
        review = open(claim -> {});
    }

    private UUID open(Consumer<ObjectNode> change) {
        Accepted accepted = Desk.accepted(change);
        claims.receive(accepted.record());
        return accepted.reviewId();
    }

    /** Each guarded endpoint, and who beyond editors may use it; editors may use all. */
    @ParameterizedTest
    @CsvSource({
        "GET,    '',                checker admin",
        "GET,    /{id},             checker admin",
        "POST,   /{id}/assignment,  checker",
        "POST,   /{id}/evidence,    checker",
        "PUT,    /{id}/evidence/0190a8c2-0000-7000-8000-000000000001, checker",
        "DELETE, /{id}/evidence/0190a8c2-0000-7000-8000-000000000001, checker",
        "PUT,    /{id}/draft,       checker",
        "POST,   /{id}/submission,  checker",
        "POST,   /{id}/source-waiver, ''",
        "DELETE, /{id}/source-waiver, ''",
        "POST,   /{id}/approval,    ''",
        "POST,   /{id}/return,      ''",
        "POST,   /{id}/publication, ''",
        "POST,   /{id}/drop,        checker",
        "POST,   /{id}/reopening,   checker",
        "POST,   /{id}/risk,        checker",
        "POST,   /{id}/block,       checker",
        "DELETE, /{id}/block,       checker",
        "PUT,    /{id}/checkers/sub-checker, checker",
        "DELETE, /{id}/checkers/sub-checker, checker",
        "PUT,    /{id}/due-date,    checker",
        "PUT,    /{id}/priority,    checker",
        "PUT,    /{id}/opinion,     checker",
        "POST,   /{id}/settlement,  checker",
        "POST,   /{id}/policy,      checker",
    })
    void isGuardedByRole(String method, String path, String others) throws SQLException {
        Map<String, Long> before = Database.rows();
        String url = "/api/reviews" + path.replace("{id}", review.toString());
        expect(request(RestAssured.given(), method, url), 401);
        expect(request(RestAssured.given().auth().oauth2("not.a.token"), method, url), 401);
        List<String> allowed = Arrays.asList(others.split(" ", -1));
        expectRole(Desk.EDITOR, method, url, true);
        expectRole(CHECKER, method, url, allowed.contains("checker"));
        expectRole(Desk.ADMIN, method, url, allowed.contains("admin"));
        expectRole(Desk.PARTNER, method, url, false);
        assertThat(Database.rows()).isEqualTo(before);
    }

    private static Response request(RequestSpecification request, String method, String url) {
        request.accept(ContentType.JSON);
        return method.equals("POST") || method.equals("PUT")
                ? request.contentType(ContentType.JSON).body("{}").request(method, url)
                : request.request(method, url);
    }

    /** Those who may are told to send If-Match, or read. */
    private static void expectRole(Desk who, String method, String url, boolean may) {
        Response response = request(who.asks(), method, url);
        expect(response, may ? method.equals("GET") ? 200 : 428 : 403);
    }

    @Test
    void showsEverythingOfAReviewAndWhatTheAskingPersonMayDo() {
        CHECKER.preparesForApproval(review);
        Response response = CHECKER.asks().get("/api/reviews/{id}", review);
        JsonPath view = response.jsonPath();

        assertThat(response.header("ETag")).isEqualTo("\"" + view.getLong("version") + "\"");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(view.getString("kind")).isEqualTo("INITIAL");
        assertThat(view.getString("claim.quantities[0].comparator")).isEqualTo("MORE_THAN");
        assertThat(view.getString("claim.statedOn")).isEqualTo("2024-04-07");
        assertThat(view.getList("assignees.name")).isEqualTo(List.of("checker"));
        assertThat(view.getList("authors.name")).isEqualTo(List.of("checker"));
        assertThat(view.getString("evidence[0].item.notes")).isEqualTo("SECRET-NOTE");
        assertThat(view.getInt("editorsNeeded")).isEqualTo(2);
        assertThat(view.getString("contentHash")).matches("[0-9a-f]{64}");
        assertThat(Desk.obstacles(view)).containsExactly("not-approved");
        assertThat(view.getMap("may")).hasSize(Action.values().length);
        assertThat(view.getString("may.APPROVE.rule")).isEqualTo("role");
        assertThat(view.getBoolean("may.EDIT_DRAFT.allowed")).isTrue();
        assertThat(EDITOR.reads(review).getBoolean("may.APPROVE.allowed")).isTrue();
    }

    @Test
    void answersAStaleChangeWithWhatStandsAndWritesNothing() throws SQLException {
        expect(CHECKER.takes(review), 200);
        long seen = CHECKER2.version(review);
        expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        Map<String, Long> before = Database.rows();

        Response stale = CHECKER2.sends("PUT", review, "draft", Desk.draftWith("headline", "Mine"), seen);
        expect(stale, 412);
        assertThat(stale.jsonPath().getString("type")).isEqualTo("urn:plumbline:problem:stale-version");
        assertThat(stale.jsonPath().getString("current.draft.headline")).isEqualTo("More than 33,000 killed");
        assertThat(stale.jsonPath().getLong("current.version")).isEqualTo(seen + 1);
        assertThat(Database.rows()).isEqualTo(before);
    }

    @Test
    void approvesOnlyTheContentThatTheEditorSaw() throws SQLException {
        CHECKER.preparesForApproval(review);
        Map<String, Long> before = Database.rows();
        Response other = EDITOR.posts(review, "approval", Map.of("contentHash", "0".repeat(64)));
        expect(other, 412);
        assertThat(other.jsonPath().getString("current.contentHash"))
                .isEqualTo(EDITOR.reads(review).getString("contentHash"));
        expect(EDITOR.posts(review, "approval", Map.of("contentHash", "abc")), 422);
        expect(EDITOR.posts(review, "approval", null), 422);
        assertThat(Database.rows()).isEqualTo(before);
    }

    @Test
    void addsEvidenceOnceForOneIdempotencyKey() throws SQLException {
        expect(CHECKER.takes(review), 200);
        long version = CHECKER.version(review);
        Response first = addWithKey(version, Desk.SECOND_SOURCE);
        Response again = addWithKey(version, Desk.SECOND_SOURCE);
        expect(first, 201);
        expect(again, 201);
        assertThat(again.header("Location"))
                .isEqualTo(first.header("Location"))
                .isEqualTo("https://desk.example/api/reviews/" + review);
        assertThat(CHECKER.reads(review).getList("evidence")).hasSize(1);
        expectRule(addWithKey(version, Desk.PRIMARY_SOURCE), "idempotency-key-reused");
        expect(CHECKER.sends("POST", review, "evidence", Desk.SECOND_SOURCE, version), 412);
    }

    private Response addWithKey(long version, Map<String, ?> source) {
        return CHECKER.asks()
                .header("If-Match", "\"" + version + "\"")
                .header("Idempotency-Key", "key-" + review)
                .contentType(ContentType.JSON)
                .body(source)
                .post("/api/reviews/{id}/evidence", review);
    }

    @Test
    void refusesWhereTheClaimAppearedAsEvidence() {
        expect(CHECKER.takes(review), 200);
        Map<String, Object> source = new HashMap<>(Desk.SECOND_SOURCE);
        source.put("url", "http://www.news.example/truce-talks/?utm_source=x#top");
        expectRule(CHECKER.posts(review, "evidence", source), "appearance-is-not-evidence");
        expect(CHECKER.posts(review, "evidence", Desk.SECOND_SOURCE), 201);
        String id = CHECKER.reads(review).getString("evidence[0].id");
        expectRule(CHECKER.sends("PUT", review, "evidence/" + id, source), "appearance-is-not-evidence");
        assertThat(CHECKER.reads(review).getString("evidence[0].item.url")).isNull();
        source.put("url", "https://amp.news.example/truce-talks/amp?fbclid=1");
        expectRule(CHECKER.posts(review, "evidence", source), "appearance-is-not-evidence");
    }

    @Test
    void countsTwoHostsOfOneSiteAndTwoNamesOfOneSiteOnce() {
        expect(CHECKER.takes(review), 200);
        for (Map<String, String> one : List.of(
                Map.of("publisher", "BBC", "url", "https://www.bbc.co.uk/news/1"),
                Map.of("publisher", "BBC News", "url", "https://news.bbc.co.uk/2"),
                Map.of("publisher", "Twitter", "url", "https://twitter.com/a/status/1"),
                Map.of("publisher", "X", "url", "https://x.com/a/status/1"),
                Map.of("publisher", "Reuters", "title", "By wire"),
                Map.of("publisher", "Reuters.com", "title", "On the web"),
                Map.of("publisher", "Anna", "url", "https://anna.substack.com/p/1"),
                Map.of("publisher", "Ben", "url", "https://ben.substack.com/p/1"))) {
            Map<String, Object> source = new HashMap<>(Desk.SECOND_SOURCE);
            source.putAll(one);
            expect(CHECKER.posts(review, "evidence", source), 201);
        }
        assertThat(CHECKER.reads(review).getList("evidence.group", Integer.class))
                .containsExactly(1, 1, 2, 2, 3, 3, 4, 5);
    }

    @Test
    void keepsEvidenceOfOtherReviewsOutOfReach() {
        UUID other = open(claim -> {});
        expect(CHECKER.takes(review), 200);
        expect(CHECKER.takes(other), 200);
        expect(CHECKER.posts(other, "evidence", Desk.SECOND_SOURCE), 201);
        String id = CHECKER.reads(other).getString("evidence[0].id");
        expect(CHECKER.sends("PUT", review, "evidence/" + id, Desk.PRIMARY_SOURCE), 404);
        expect(CHECKER.sends("DELETE", review, "evidence/" + id, null), 404);
        assertThat(CHECKER.reads(other).getList("evidence")).hasSize(1);
    }

    @Test
    void ordersEvidenceByPosition() {
        expect(CHECKER.takes(review), 200);
        expect(CHECKER.posts(review, "evidence", Desk.SECOND_SOURCE), 201);
        Map<String, Object> first = new HashMap<>(Desk.PRIMARY_SOURCE);
        expect(CHECKER.posts(review, "evidence", first), 201);
        String hash = CHECKER.reads(review).getString("contentHash");
        String id = CHECKER.reads(review).getString("evidence[0].id");
        Map<String, Object> last = new HashMap<>(Desk.SECOND_SOURCE);
        last.put("position", 9);
        expect(CHECKER.sends("PUT", review, "evidence/" + id, last), 200);
        assertThat(CHECKER.reads(review).getList("evidence.item.publisher"))
                .isEqualTo(List.of("Ministry of Examples", "Example Agency"));
        assertThat(CHECKER.reads(review).getString("contentHash")).isNotEqualTo(hash);
    }

    @Test
    void takesARequestThatHasNoBodyAtAll() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest take = HttpRequest.newBuilder(URI.create(
                            "http://localhost:" + RestAssured.port + "/api/reviews/" + review + "/assignment"))
                    .header("Authorization", "Bearer " + TokensForTests.token("checker", Roles.FACT_CHECKER))
                    .header("If-Match", "\"0\"")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(client.send(take, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void assignsToSomebodyElse() throws SQLException {
        Database.knows("sub-checker2", "checker2", Roles.FACT_CHECKER);
        expect(EDITOR.posts(review, "assignment", Map.of("sub", "sub-checker2")), 200);
        JsonPath view = CHECKER2.reads(review);
        assertThat(view.getString("state")).isEqualTo("IN_PROGRESS");
        assertThat(view.getList("assignees.sub")).isEqualTo(List.of("sub-checker2"));
        expect(CHECKER.takes(review), 200);
        assertThat(CHECKER.reads(review).getList("assignees.sub")).isEqualTo(List.of("sub-checker"));
        assertThat(Database.auditOf(review)).containsExactly("review.opened", "review.assigned", "review.taken");
    }

    @Test
    void assignsNobodyWhoIsUnknownGoneOrDoesNotWorkOnReviews() throws SQLException {
        Database.knows("sub-only-admin", "Only Admin", Roles.ADMIN);
        Database.knows("sub-gone", "Gone", Roles.EDITOR);
        Database.asOwner("update desk_person set deactivated_at = now() where sub = 'sub-gone'");
        for (String sub : List.of("sub-never-seen", "sub-only-admin", "sub-gone")) {
            Response refused = CHECKER.posts(review, "assignment", Map.of("sub", sub));
            expect(refused, 422);
            assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo("sub");
        }
        assertThat(CHECKER.reads(review).getString("state")).isEqualTo("OPEN");
    }

    @Test
    void letsNoDraftGoOnThatSpeaksOfEvidenceThatIsNotThere() {
        expect(CHECKER.takes(review), 200);
        expect(CHECKER.posts(review, "evidence", Desk.PRIMARY_SOURCE), 201);
        expect(CHECKER.posts(review, "evidence", Desk.SECOND_SOURCE), 201);
        expect(CHECKER.drafts(review, Desk.draftWith("body", "As **[1]** says, and [9].")), 200);
        Response refused = CHECKER.posts(review, "submission", null);
        expectRule(refused, "draft-incomplete");
        assertThat(refused.jsonPath().getString("detail"))
                .isEqualTo("The draft still needs: the source that the text calls [9].");
        expect(CHECKER.drafts(review, Desk.draftWith("methodology", "We counted in [3].")), 200);
        expectRule(CHECKER.posts(review, "submission", null), "draft-incomplete");

        expect(CHECKER.drafts(review, Desk.draftWith("body", "As [1] and [2] say; see `[9]`.")), 200);
        expect(CHECKER.posts(review, "submission", null), 200);
        String second = CHECKER.reads(review).getString("evidence[1].id");
        expect(CHECKER.sends("DELETE", review, "evidence/" + second, null), 200);
        expectRule(EDITOR.approves(review), "draft-incomplete");
        expectRule(EDITOR.publishes(review), "draft-incomplete");
    }

    @Test
    void refusesBadInputWithTheDocumentedProblemAndWritesNothing() throws SQLException {
        expect(CHECKER.takes(review), 200);
        Map<String, Long> before = Database.rows();
        String draft = "/api/reviews/" + review + "/draft";
        String evidence = "/api/reviews/" + review + "/evidence";

        expectProblem(put(draft, "{\"headline\": \"a\\u0000b\", \"language\": \"en\"}"), """
                {"type": "urn:plumbline:problem:invalid", "title": "Some fields are not valid", "status": 422,
                 "detail": "headline must not contain control characters", "instance": "DRAFT",
                 "violations": [{"field": "headline", "message": "must not contain control characters"}]}""");
        // "gnp.exe" would be read as "exe.png".
        expectProblem(put(draft, "{\"headline\": \"\\u202egnp.exe\", \"language\": \"en\"}"), """
                {"type": "urn:plumbline:problem:invalid", "title": "Some fields are not valid", "status": 422,
                 "detail": "headline must not contain control characters", "instance": "DRAFT",
                 "violations": [{"field": "headline", "message": "must not contain control characters"}]}""");
        expectProblem(put(draft, "{\"rating\": \"rather-true\", \"language\": \"xx\"}"), """
                {"type": "urn:plumbline:problem:invalid", "title": "Some fields are not valid", "status": 422,
                 "detail": "language must be a language tag such as en or ar; rating must be a rating of the desk's scale",
                 "instance": "DRAFT",
                 "violations": [{"field": "language", "message": "must be a language tag such as en or ar"},
                                {"field": "rating", "message": "must be a rating of the desk's scale"}]}""");
        expectProblem(put(draft, "{\"headline\": "), """
                {"type": "urn:plumbline:problem:malformed", "title": "The request cannot be read", "status": 400,
                 "detail": "The body is not valid JSON: line 1, column 14.", "instance": "DRAFT"}""");
        expectProblem(put(draft, "{\"headline\": [1], \"language\": \"en\"}"), """
                {"type": "urn:plumbline:problem:malformed", "title": "The request cannot be read", "status": 400,
                 "detail": "The value of headline is not of the right type.", "instance": "DRAFT"}""");
        expectProblem(put(draft, "{\"ratin\": \"true\", \"language\": \"en\"}"), """
                {"type": "urn:plumbline:problem:malformed", "title": "The request cannot be read", "status": 400,
                 "detail": "There is no field ratin here.", "instance": "DRAFT"}""");
        expect(put(draft, "{\"headline\": \"\\ud800\", \"language\": \"en\"}"), 422);
        expect(put(draft, "{\"headline\": \"" + "x".repeat(201) + "\", \"language\": \"en\"}"), 422);
        expect(put(draft, "{\"body\": \"" + "x".repeat(1024 * 1024) + "\", \"language\": \"en\"}"), 413);
        expect(put(draft, ""), 422);
        expect(put(draft, "null"), 422);
        expect(put(draft, "[]"), 400);

        expect(post(evidence, "{}"), 422);
        expect(post(evidence, sourceWith("url", "javascript:alert(1)")), 422);
        expect(post(evidence, sourceWith("url", "https://user:secret@site.example/")), 422);
        expect(post(evidence, sourceWith("quote", "a\u0007b")), 422);
        expect(post(evidence, sourceWith("publisher", "  ")), 422);
        expect(post(evidence, sourceWith("figure", Map.of("value", new BigDecimal("1e30")))), 422);
        expect(post(evidence, sourceWith("figure", Map.of("measure", "killed"))), 422);
        expect(post(evidence, sourceWith("figure", Map.of("value", 5))), 422);
        expect(post(evidence, sourceWith("figure", Map.of("value", 5, "measure", " "))), 422);
        expect(post(evidence, sourceWith("figure", Map.of("value", -5, "measure", "killed"))), 422);
        expect(post(evidence, sourceWith("publishedOn", "9999-12-31")), 422);
        expect(post(evidence, sourceWith("publishedOn", "2999")), 422);
        expect(post(evidence, sourceWith("url", "http://[::1]/")), 422);
        expect(post(evidence, sourceWith("url", "http://wiki.internal/page")), 422);
        expect(post(evidence, sourceWith("publishedOn", "2024-02-31")), 400);
        expect(post(evidence, sourceWith("type", "RUMOUR")), 400);

        expect(CHECKER.posts(review, "drop", Map.of("reason", " ")), 422);
        expect(CHECKER.posts(review, "drop", null), 422);
        expect(CHECKER.posts(review, "assignment", Map.of("sub", " ")), 422);
        expect(EDITOR.posts(review, "risk", Map.of()), 422);
        assertThat(Database.rows()).isEqualTo(before);
    }

    @Test
    void wantsAPreconditionThatItCanRead() throws SQLException {
        Map<String, Long> before = Database.rows();
        expect(assignmentWith(CHECKER.asks(), review), 428);
        for (String tag : List.of("7", "W/\"0\"", "*", "\"x\"", "\"99999999999999999999\"")) {
            expect(assignmentWith(CHECKER.asks().header("If-Match", tag), review), 400);
        }
        expect(CHECKER.sends("POST", review, "assignment", null, 999), 412);
        assertThat(Database.rows()).isEqualTo(before);
    }

    @Test
    void knowsNothingOfReviewsThatAreNotThere() {
        expect(CHECKER.asks().get("/api/reviews/{id}", Ids.next()), 404);
        expect(CHECKER.asks().get("/api/reviews/not-an-id"), 404);
        expect(assignmentWith(CHECKER.asks().header("If-Match", "\"0\""), Ids.next()), 404);
        expect(asAnybody().get("/api/verdicts/no-such-verdict"), 404);
        expect(asAnybody().get("/api/verdicts/" + review), 404);
        expect(asAnybody().get("/api/verdicts/%00"), 404);
    }

    @Test
    void listsReviewsPageByPageWithoutGapOrDouble() throws SQLException {
        Database.knows("sub-lister-" + review, "Lister", Roles.FACT_CHECKER);
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            UUID id = open(claim -> {});
            opened.addFirst(id.toString());
            expect(CHECKER2.posts(id, "assignment", Map.of("sub", "sub-lister-" + review)), 200);
        }
        String url = "/api/reviews?assignee=sub-lister-" + review + "&state=IN_PROGRESS&risk=HIGH&limit=3";
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            Response page = Desk.ADMIN.asks().get(url + (next == null ? "" : "&after=" + next));
            expect(page, 200);
            assertThat(page.jsonPath().getInt("count")).isEqualTo(7);
            seen.addAll(page.jsonPath().getList("items.id", String.class));
            next = page.jsonPath().getString("next");
            assertThat(page.header("Link") == null).isEqualTo(next == null);
        } while (next != null);
        assertThat(seen).isEqualTo(opened);
    }

    @Test
    void refusesFiltersThatItDoesNotKnow() {
        for (String filter : List.of(
                "state=DONE",
                "risk=high",
                "limit=0",
                "limit=101",
                "after=x",
                "assignee=%00",
                "person=%00",
                "priority=high",
                "due=NOW",
                "order=OLD")) {
            expect(CHECKER.asks().urlEncodingEnabled(false).get("/api/reviews?" + filter), 422);
        }
        for (String filter : List.of("rating=rather-true", "limit=0", "after=x", "topic=%00")) {
            expect(asAnybody().get("/api/verdicts?" + filter), 422);
        }
        for (String list : List.of("/api/reviews", "/api/verdicts")) {
            for (String field : List.of("limit", "after")) {
                Response refused = CHECKER.asks().get(list + "?" + field + "=x");
                expect(refused, 422);
                assertThat(refused.jsonPath().getList("violations.field")).isEqualTo(List.of(field));
            }
        }
        expect(asAnybody().accept(ContentType.HTML).get("/?after=x"), 422);
    }

    @Test
    void letsOneOfTwoEqualApprovalsWin() throws Exception {
        CHECKER.preparesForApproval(review);
        String hash = EDITOR.reads(review).getString("contentHash");
        long version = EDITOR.version(review);
        List<Integer> answers = atOnce(
                () -> EDITOR.sends("POST", review, "approval", Map.of("contentHash", hash), version)
                        .statusCode(),
                8);
        expectOneWinner(answers, 200);
        assertThat(EDITOR.reads(review).getList("approvals")).hasSize(1);
    }

    @Test
    void letsOneOfTwoPublicationsWin() throws Exception {
        CHECKER.preparesForApproval(review);
        expect(EDITOR.approves(review), 200);
        expect(EDITOR2.approves(review), 200);
        long version = EDITOR3.version(review);
        long verdicts = Database.rows().getOrDefault("verdict", 0L);
        List<Integer> answers = atOnce(
                () -> EDITOR3.sends("POST", review, "publication", null, version)
                        .statusCode(),
                8);
        expectOneWinner(answers, 201);
        assertThat(Database.rows()).containsEntry("verdict", verdicts + 1);
    }

    @Test
    void losesNoApprovalOfTwoEditorsAtOnce() throws Exception {
        CHECKER.preparesForApproval(review);
        String hash = EDITOR.reads(review).getString("contentHash");
        long version = EDITOR.version(review);
        List<Callable<Integer>> both = List.of(
                () -> EDITOR.sends("POST", review, "approval", Map.of("contentHash", hash), version)
                        .statusCode(),
                () -> EDITOR2.sends("POST", review, "approval", Map.of("contentHash", hash), version)
                        .statusCode());
        assertThat(atOnce(both)).containsExactlyInAnyOrder(200, 412);
        assertThat(EDITOR.reads(review).getList("approvals")).hasSize(1);
    }

    @Test
    void neverChangesWhatIsWrittenForEver() throws SQLException {
        CHECKER.preparesForApproval(review);
        expect(EDITOR.approves(review), 200);
        expect(EDITOR2.approves(review), 200);
        expect(EDITOR3.publishes(review), 201);
        for (String sql : List.of(
                "update revision set snapshot = '{}'",
                "delete from revision",
                "truncate revision",
                "update verdict set slug = 'x'",
                "delete from verdict",
                "update rating_opinion set rating = 'true'",
                "delete from review_exclusion",
                "update lifted_exclusion set reason = 'x'",
                "delete from lifted_exclusion",
                "delete from standing_exclusion",
                "update policy_rule set risk = 'NORMAL'",
                "delete from policy_version",
                "update draft_revision set author_sub = 'x'",
                "delete from draft_revision",
                "delete from approval",
                "update audit_entry set action = 'x'",
                "delete from audit_entry",
                "update review_transition set at = now()",
                "delete from review_transition",
                "drop table revision")) {
            assertThatThrownBy(() -> runAsService(sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
        }
    }

    private static void runAsService(String sql) throws SQLException {
        try (Connection connection = Database.asService();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void expectOneWinner(List<Integer> answers, int success) {
        assertThat(answers.stream().filter(status -> status == success)).hasSize(1);
        Set<Integer> losers = new HashSet<>(answers);
        losers.remove(success);
        assertThat(losers).isSubsetOf(409, 412);
    }

    private static List<Integer> atOnce(Callable<Integer> request, int times) throws Exception {
        return atOnce(Collections.nCopies(times, request));
    }

    private static List<Integer> atOnce(List<Callable<Integer>> requests)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static Response assignmentWith(RequestSpecification request, UUID id) {
        return request.contentType(ContentType.JSON).body("").post("/api/reviews/{id}/assignment", id);
    }

    private static RequestSpecification asAnybody() {
        return RestAssured.given().urlEncodingEnabled(false).accept(ContentType.JSON);
    }

    private Response put(String url, String body) {
        return CHECKER.asks()
                .header("If-Match", "\"" + CHECKER.version(review) + "\"")
                .contentType(ContentType.JSON)
                .body(body)
                .put(url);
    }

    private Response post(String url, Object body) {
        return CHECKER.asks()
                .header("If-Match", "\"" + CHECKER.version(review) + "\"")
                .contentType(ContentType.JSON)
                .body(body)
                .post(url);
    }

    private static Map<String, ?> sourceWith(String field, Object value) {
        Map<String, Object> source = new HashMap<>(Desk.SECOND_SOURCE);
        source.put(field, value);
        return source;
    }

    private void expectProblem(Response response, String problem) {
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(Desk.json(response.asString()))
                .isEqualTo(Desk.json(problem.replace("DRAFT", "/api/reviews/" + review + "/draft")));
    }

    @Test
    void takesADraftInEveryLanguageThatAClaimMayHave() {
        expect(CHECKER.takes(review), 200);
        expect(CHECKER.drafts(review, Desk.draftWith("language", "CKB")), 200);
        assertThat(CHECKER.reads(review).getString("draft.language")).isEqualTo("ckb");
    }

    @Test
    void documentsWhatItAnswers() {
        JsonPath openapi = JsonPath.from(
                asAnybody().accept(ContentType.JSON).get("/openapi").asString());
        String schema = ".content.'application/json'.schema.$ref";
        assertThat(openapi.getString("paths.'/api/reviews/{id}/publication'.post.responses.'201'" + schema))
                .isEqualTo("#/components/schemas/Review");
        assertThat(openapi.getMap("paths.'/api/reviews/{id}/evidence'.post.responses"))
                .containsKeys("201", "409", "412", "422", "428")
                .doesNotContainKey("200");
        assertThat(openapi.getMap("components.schemas.Review.properties")).containsKeys("contentHash", "may", "draft");
        assertThat(openapi.getString("paths.'/api/verdicts/{slug}'.get.responses.'200'" + schema))
                .isEqualTo("#/components/schemas/Verdict");
        assertThat(openapi.getString("paths.'/api/verdicts'.get.responses.'200'" + schema))
                .isEqualTo("#/components/schemas/Verdicts");
        assertThat(openapi.getString("components.schemas.PartialDate.type")).isEqualTo("string");
    }
}
