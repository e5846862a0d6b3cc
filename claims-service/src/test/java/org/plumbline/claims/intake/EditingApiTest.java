package org.plumbline.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.plumbline.claims.Tokens.admin;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;
import static org.plumbline.claims.Tokens.nobody;

import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.claims.Stored;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class EditingApiTest {

    private static final String FULL = """
            {"text": "At least 14 houses were lost in Northport", "language": "en", "claimant": "Northport Council",
             "statedOn": "2024-04-07", "topics": ["storms"],
             "appearances": [{"url": "https://news.example/storm"}],
             "quantities": [{"comparator": "AT_LEAST", "value": 14, "measure": "lost", "ofWhom": "houses",
                             "text": "At least 14", "start": 0, "end": 11, "significantDigits": 2, "partOf": 40,
                             "negated": true, "provenance": {"value": "STATED", "place": "CONTEXT"}}]}""";

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @Test
    void changesWhatAClaimSaysAndKeepsWhatItSaid() throws Exception {
        String id = submit(checker(), FULL);

        Response answer = put(
                as("editor", "editor").queryParam("comment", "The council corrected itself"),
                id,
                0,
                FULL.replace("14", "15").replace("storms", "storm-damage"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.<String>path("text")).isEqualTo("At least 15 houses were lost in Northport");
        assertThat(answer.<Integer>path("quantities[0].partOf")).isEqualTo(40);
        assertThat(answer.<Boolean>path("quantities[0].negated")).isTrue();
        assertThat(tree(checker().get("/api/claims/" + id).asString())).isEqualTo(tree(answer.asString()));

        Response revisions = admin().get("/api/claims/" + id + "/revisions");
        assertThat(revisions.<Integer>path("count")).isEqualTo(2);
        assertThat(revisions.<List<Integer>>path("items.number")).containsExactly(2, 1);
        assertThat(revisions.<List<String>>path("items.by.sub")).containsExactly("sub-editor", "sub-checker");
        assertThat(revisions.<List<@Nullable String>>path("items.comment"))
                .containsExactly("The council corrected itself", null);
        assertThat(revisions.<String>path("items[1].statement.text"))
                .isEqualTo("At least 14 houses were lost in Northport");
        assertThat(revisions.<String>path("items[0].statement.statedOn")).isEqualTo("2024-04-07");

        Response part = admin().get("/api/claims/" + id + "/revisions?limit=1");
        assertThat(part.<Integer>path("next")).isEqualTo(2);
        assertThat(admin().get("/api/claims/" + id + "/revisions?before=2").<List<Integer>>path("items.number"))
                .containsExactly(1);

        assertThat(events(id)).containsExactly("claim.submitted", "claim.changed");
        JsonNode told = tree(Stored.query(
                        database,
                        "select data::text from outbox_event where aggregate_id = ?::uuid and type = 'claim.changed'",
                        id)
                .getFirst());
        assertThat(told.at("/changedBy/sub").asText()).isEqualTo("sub-editor");
        assertThat(told.at("/claim/text").asText()).startsWith("At least 15");
        assertThat(told.at("/claim/claimantDetail/id").asText()).isEqualTo(answer.path("claimantId"));
        assertThat(Stored.query(
                                database,
                                "select detail::text from audit_entry where subject_id = ?::uuid and action = 'claim.changed'",
                                id)
                        .getFirst())
                .contains("The claim in its own words", "Topics", "Quantities", "The council corrected itself");
    }

    @Test
    void acceptedClaimsAreEditedToo() {
        String id = submit(checker(), FULL);
        decide(id, "acceptance", "");

        assertThat(put(checker(), id, 1, FULL.replace("14", "16")).statusCode()).isEqualTo(200);
        assertThat(events(id)).containsExactly("claim.submitted", "claim.accepted", "claim.changed");
    }

    @Test
    void changeThatChangesNothingLeavesNoTrace() {
        String id = submit(checker(), FULL);
        List<String> before = Stored.everything(database);

        Response answer = put(checker(), id, 0, FULL);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(Stored.everything(database)).isEqualTo(before);
    }

    @Test
    void editNeedsTheVersionThatItWasMadeFrom() {
        String id = submit(checker(), FULL);
        String path = "/api/claims/" + id;
        put(checker(), id, 0, FULL.replace("14", "17")).then().statusCode(200);
        String current = checker().get(path).asString();

        assertRefused(() -> checker().contentType("application/json").body(FULL).put(path), 428, """
                {"type": "urn:plumbline:problem:precondition-required", "title": "Say which version you changed",
                 "status": 428, "instance": "%s",
                 "detail": "Send If-Match with the ETag that you read, so that nobody's change is lost."}""".formatted(path));
        assertRefused(
                () -> put(as("editor", "editor"), id, 0, FULL.replace("14", "18")), 412, """
                {"type": "urn:plumbline:problem:stale-version", "title": "Somebody else changed it meanwhile",
                 "status": 412, "instance": "%s", "current": %s,
                 "detail": "It was changed since you read it. The answer holds what stands now; nothing of yours was stored."}
                """.formatted(path, current));
    }

    @Test
    void refusesInvalidFieldsAndWritesNothing() {
        String id = submit(checker(), FULL);

        assertRefused(
                () -> put(checker(), id, 0, FULL.replace("\"en\"", "\"xx\"").replace("\"end\": 11", "\"end\": 99")),
                422,
                """
                {"type": "urn:plumbline:problem:invalid", "title": "Some fields are not valid", "status": 422,
                 "detail": "language %1$s; quantities[0].start %2$s", "instance": "/api/claims/%3$s",
                 "violations": [{"field": "language", "message": "%1$s"},
                                {"field": "quantities[0].start", "message": "%2$s"}]}""".formatted(
                                "must be a BCP 47 tag of a language that ISO 639 knows, such as en or ar-EG",
                                "and end must lie within the text",
                                id));
        assertRefused(() -> put(checker().queryParam("comment", "x".repeat(501)), id, 0, FULL), 422, """
                {"type": "urn:plumbline:problem:invalid", "title": "Some fields are not valid", "status": 422,
                 "detail": "comment must have at most 500 characters", "instance": "/api/claims/%s",
                 "violations": [{"field": "comment", "message": "must have at most 500 characters"}]}""".formatted(id));
    }

    @Test
    void rejectedClaimIsReopenedFirst() {
        String id = submit(checker(), FULL);
        decide(id, "rejection", "{\"reason\": \"OPINION\"}");

        assertRefused(() -> put(checker(), id, 1, FULL.replace("14", "19")), 409, """
                {"type": "urn:plumbline:problem:claim-rejected", "title": "A rule stands against it", "status": 409,
                 "detail": "This claim was rejected: reopen it before you change what it says.",
                 "instance": "/api/claims/%s", "rule": "claim-rejected"}""".formatted(id));
    }

    @Test
    void partnerEditsItsOwnUntilTheDeskHasDecided() {
        String own = submit(as("harbour", "partner"), FULL);
        String others = submit(checker(), FULL);

        assertThat(put(as("harbour", "partner"), own, 0, FULL.replace("14", "20"))
                        .statusCode())
                .isEqualTo(200);
        assertRefused(
                () -> put(as("harbour", "partner"), others, 0, FULL.replace("14", "20")), 404, """
                {"type": "urn:plumbline:problem:not-found", "title": "There is nothing here", "status": 404,
                 "detail": "There is no claim %1$s.", "instance": "/api/claims/%1$s"}""".formatted(others));
        checker()
                .header("If-Match", "\"1\"")
                .post("/api/claims/" + own + "/acceptance")
                .then()
                .statusCode(200);
        assertRefused(() -> put(as("harbour", "partner"), own, 2, FULL.replace("14", "21")), 409, """
                {"type": "urn:plumbline:problem:claim-already-decided", "title": "A rule stands against it",
                 "status": 409, "instance": "/api/claims/%s", "rule": "claim-already-decided",
                 "detail": "The desk has decided on this claim already: only the desk can change it now."}""".formatted(own));
        Response stale = put(as("harbour", "partner"), own, 0, FULL);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.<@Nullable Object>path("current.decision.by")).isNull();
        assertThat(as("harbour", "partner")
                        .get("/api/claims/" + own + "/revisions")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void asksWhoAndThenWhichRole() {
        String id = submit(checker(), FULL);
        List<String> before = Stored.everything(database);

        assertThat(put(nobody(), id, 0, FULL).statusCode()).isEqualTo(401);
        assertThat(put(admin(), id, 0, FULL).statusCode()).isEqualTo(403);
        assertThat(nobody().get("/api/claims/" + id + "/revisions").statusCode())
                .isEqualTo(401);
        assertThat(nobody().contentType("application/json")
                        .body("{}")
                        .post("/api/claims/quantities")
                        .statusCode())
                .isEqualTo(401);
        assertThat(admin().contentType("application/json")
                        .body("{}")
                        .post("/api/claims/quantities")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Stored.everything(database)).isEqualTo(before);
    }

    @Test
    void revisionsCanBeNeitherChangedNorDeleted() {
        submit(checker(), FULL);
        for (String attempt : List.of(
                "update claim_revision set comment = 'x' returning 'x'", "delete from claim_revision returning 'x'")) {
            assertThat(catchThrowable(() -> Stored.query(database, attempt)))
                    .as(attempt)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void readsTheFiguresOfATextAndStoresNothing() {
        List<String> before = Stored.everything(database);

        Response answer = checker()
                .contentType("application/json")
                .body("{\"text\": \"More than 1,200 boats were lost since Monday\", \"language\": \"en\","
                        + " \"statedOn\": \"2024-04-07\"}")
                .post("/api/claims/quantities");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<Integer>path("quantities[0].value")).isEqualTo(1200);
        assertThat(answer.<String>path("quantities[0].comparator")).isEqualTo("MORE_THAN");
        assertThat(answer.<Integer>path("quantities[0].start")).isZero();
        assertThat(answer.<String>path("quantities[0].provenance.value")).isEqualTo("STATED");
        Response refused = checker()
                .contentType("application/json")
                .body("{\"text\": \"\", \"language\": \"xx\", \"statedOn\": \"soon\"}")
                .post("/api/claims/quantities");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<List<String>>path("violations.field")).containsExactly("text", "language", "statedOn");
        assertThat(Stored.everything(database)).isEqualTo(before);
    }

    private List<String> events(String id) {
        return Stored.query(
                database, "select type from outbox_event where aggregate_id = ?::uuid order by sequence", id);
    }

    private void assertRefused(Supplier<Response> request, int status, String body) {
        List<String> before = Stored.everything(database);
        Response answer = request.get();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(tree(answer.asString())).isEqualTo(tree(body));
        assertThat(Stored.everything(database)).isEqualTo(before);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    private static String submit(RequestSpecification who, String body) {
        return who.contentType("application/json")
                .body(body)
                .post("/api/claims")
                .path("id");
    }

    private static Response put(RequestSpecification who, String id, long version, String body) {
        return who.contentType("application/json")
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .put("/api/claims/" + id);
    }

    private static void decide(String id, String decision, String body) {
        checker()
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(body)
                .post("/api/claims/" + id + "/" + decision)
                .then()
                .statusCode(200);
    }
}
