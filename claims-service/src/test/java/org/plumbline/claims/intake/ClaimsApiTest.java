package org.plumbline.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.claims.Tokens.admin;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;
import static org.plumbline.claims.Tokens.nobody;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.plumbline.claims.Rows;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ClaimsApiTest {

    private static final String FULL = """
            {"text": "  More than 33,000 Palestinians have been killed ", "language": "EN",
             "restatement": "More than 33,000 had been killed by 7 April 2024", "claimant": "A newspaper",
             "source": "Gaza health ministry", "statedOn": "2024-04-07",
             "appearances": [{"url": "https://news.example/truce", "publisher": "News", "headline": "Talks",
                              "publishedOn": "2024-04", "quote": "more than 33,000"}],
             "topics": ["gaza-war", "casualties", "gaza-war"],
             "quantities": [{"comparator": "MORE_THAN", "value": 3.3e4, "measure": "killed", "ofWhom": "Palestinians",
                             "asOf": "2024-04-07", "text": "More than 33,000", "start": 2, "end": 18,
                             "significantDigits": 2, "provenance": {"value": "STATED", "asOf": "CONTEXT"}}]}""";

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @Test
    void takesInAClaimWithAllThatIsKnownOfIt() {
        Rows before = Rows.of(database);

        Response answer = post(checker(), FULL);

        assertThat(answer.statusCode()).isEqualTo(201);
        String id = answer.path("id");
        assertThat(answer.header("Location")).isEqualTo("/api/claims/" + id);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        String submittedAt = answer.path("submittedAt");
        assertJson(answer.asString(), """
                {"id": "%s", "version": 0, "state": "SUBMITTED",
                 "text": "More than 33,000 Palestinians have been killed", "language": "en",
                 "restatement": "More than 33,000 had been killed by 7 April 2024", "claimant": "A newspaper",
                 "source": "Gaza health ministry", "statedOn": "2024-04-07",
                 "appearances": [{"url": "https://news.example/truce", "publisher": "News", "headline": "Talks",
                                  "publishedOn": "2024-04", "quote": "more than 33,000"}],
                 "topics": ["gaza-war", "casualties"],
                 "quantities": [{"comparator": "MORE_THAN", "value": 33000, "upper": null, "measure": "killed",
                                 "unit": null, "ofWhom": "Palestinians", "place": null, "periodStart": null,
                                 "periodEnd": null, "asOf": "2024-04-07", "attributedTo": null,
                                 "text": "More than 33,000", "start": 0, "end": 16, "significantDigits": 2, "partOf": null, "negated": false,
                                 "provenance": {"asOf": "CONTEXT", "value": "STATED"}}],
                 "submittedBy": {"sub": "sub-checker", "name": "checker"}, "submittedAt": "%s",
                 "decision": null, "review": null, "verdict": null, "mergedInto": null, "demand": 0, "priority": %s,
                 "claimantId": "%s", "claimantKind": "UNKNOWN", "claimantWikidata": null}""".formatted(
                        id, submittedAt, tree(answer.asString()).get("priority"), answer.path("claimantId")));
        assertThat(answer.<List<String>>path("priority.components.name"))
                .containsExactly("demand", "reach", "harm", "checkability");
        assertThat(Rows.of(database))
                .isEqualTo(new Rows(
                        before.claims() + 1,
                        before.appearances() + 1,
                        before.events() + 1,
                        before.audited() + 1,
                        before.keys()));

        Response read = checker().get("/api/claims/" + id);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.header("ETag")).isEqualTo("\"0\"");
        assertJson(read.asString(), answer.asString());
    }

    static Stream<Arguments> badClaims() {
        return Stream.of(
                bad("{\"text\": \"\", \"language\": \"en\"}", "text", "must not be empty"),
                bad("{\"language\": \"en\"}", "text", "must not be empty"),
                bad("{\"text\": \"  \\n \", \"language\": \"en\"}", "text", "must not be empty"),
                bad(
                        "{\"text\": \"" + "x".repeat(2001) + "\", \"language\": \"en\"}",
                        "text",
                        "must have at most 2000 characters"),
                bad("{\"text\": \"a\\u0000b\", \"language\": \"en\"}", "text", "must not contain control characters"),
                bad("{\"text\": \"a\\u202eb\", \"language\": \"en\"}", "text", "must not contain control characters"),
                bad(with("\"claimant\": \"\\u2067x\""), "claimant", "must not contain control characters"),
                bad("{\"text\": \"\\ud800\", \"language\": \"en\"}", "text", "must not contain control characters"),
                bad("{\"text\": \"x\"}", "language", "must not be empty"),
                bad("{\"text\": \"x\", \"language\": \"xx\"}", "language", LANGUAGE),
                bad("{\"text\": \"x\", \"language\": \"und\"}", "language", LANGUAGE),
                bad("{\"text\": \"x\", \"language\": \"not a tag\"}", "language", LANGUAGE),
                bad(with("\"claimant\": \"\\u0007\""), "claimant", "must not contain control characters"),
                bad(with("\"claimant\": \"a\\nb\""), "claimant", "must not contain control characters"),
                bad(with("\"source\": \"" + "x".repeat(301) + "\""), "source", "must have at most 300 characters"),
                bad(with("\"statedOn\": \"2024-02-30\""), "statedOn", DATE),
                bad(with("\"statedOn\": \"yesterday\""), "statedOn", DATE),
                bad(
                        with("\"appearances\": [{\"url\": \"https://x.example\"}, {\"quote\": \"x\"}]"),
                        "appearances[1]",
                        "must have an address, a publisher or a headline"),
                bad(with("\"appearances\": [null]"), "appearances[0]", "must not be null"),
                bad(
                        with("\"appearances\": [" + "{\"publisher\": \"x\"},".repeat(50) + "{\"publisher\": \"x\"}]"),
                        "appearances",
                        "must have at most 50 elements"),
                bad(with("\"appearances\": [{\"url\": \"javascript:alert(1)\"}]"), "appearances[0].url", URL),
                bad(with("\"appearances\": [{\"url\": \"/there\"}]"), "appearances[0].url", URL),
                bad(with("\"appearances\": [{\"url\": \"https://\"}]"), "appearances[0].url", URL),
                bad(
                        with("\"appearances\": [{\"url\": \"https://me:pw@x.example\"}]"),
                        "appearances[0].url",
                        "must not hold a user name or password"),
                bad(with("\"topics\": [\"Gaza War\"]"), "topics[0]", SLUG),
                bad(with("\"topics\": [" + "\"a\",".repeat(20) + "\"a\"]"), "topics", "must have at most 20 elements"),
                bad(
                        quantity("\"comparator\": \"MANY\", \"value\": 1, \"measure\": \"x\""),
                        "quantities[0].comparator",
                        "must be one of EXACTLY, ABOUT, AT_LEAST, MORE_THAN, AT_MOST, FEWER_THAN, BETWEEN"),
                bad(
                        quantity("\"comparator\": \"ABOUT\", \"measure\": \"x\""),
                        "quantities[0].value",
                        "must be a number"),
                bad(
                        quantity("\"comparator\": \"ABOUT\", \"value\": 1e999, \"measure\": \"x\""),
                        "quantities[0].value",
                        "must have at most 12 digits before and 3 after the decimal point"),
                bad(
                        quantity("\"comparator\": \"BETWEEN\", \"value\": 1, \"measure\": \"x\""),
                        "quantities[0].upper",
                        "must be there where comparator is BETWEEN"),
                bad(
                        quantity("\"comparator\": \"BETWEEN\", \"value\": 2, \"upper\": 1, \"measure\": \"x\""),
                        "quantities[0].upper",
                        "must be more than value"),
                bad(
                        quantity("\"comparator\": \"ABOUT\", \"value\": 2, \"upper\": 3, \"measure\": \"x\""),
                        "quantities[0].upper",
                        "must be left out unless comparator is BETWEEN"),
                bad(
                        quantity("\"comparator\": \"ABOUT\", \"value\": 2"),
                        "quantities[0].measure",
                        "must say what is counted, unless unit says what it is measured in"),
                bad(
                        quantity("\"comparator\": \"ABOUT\", \"value\": 2, \"unit\": \"a\\u0000\""),
                        "quantities[0].unit",
                        "must not contain control characters"),
                bad(
                        quantity("\"comparator\": \"ABOUT\", \"value\": 2, \"unit\": \"x\", \"start\": 0, \"end\": 9"),
                        "quantities[0].start",
                        "and end must lie within the text"),
                bad(
                        quantity("\"comparator\": \"ABOUT\", \"value\": 2, \"unit\": \"x\", \"end\": 1"),
                        "quantities[0].start",
                        "and end must be there together or not at all"),
                bad(
                        quantity("\"comparator\": \"ABOUT\", \"value\": 2, \"unit\": \"x\", \"significantDigits\": 0"),
                        "quantities[0].significantDigits",
                        "must be between 1 and 30"),
                bad(
                        quantity("\"comparator\": \"ABOUT\", \"value\": 2, \"unit\": \"x\","
                                + " \"provenance\": {\"value\": \"GUESSED\"}"),
                        "quantities[0].provenance.value",
                        "must be one of STATED, CONTEXT, ASSUMED"),
                bad(
                        quantity("\"comparator\": \"ABOUT\", \"value\": 2, \"unit\": \"x\","
                                + " \"provenance\": {\"colour\": \"STATED\"}"),
                        "quantities[0].provenance",
                        "must name fields of a quantity only"),
                bad(
                        quantity("\"comparator\": \"ABOUT\", \"value\": 2, \"unit\": \"x\","
                                + " \"periodStart\": \"2024\", \"periodEnd\": \"2023\""),
                        "quantities[0].periodEnd",
                        "must not be before periodStart"));
    }

    private static final String LANGUAGE = "must be a BCP 47 tag of a language that ISO 639 knows, such as en or ar-EG";
    private static final String DATE = "must be a date as 2024-04-07, 2024-04 or 2024";
    private static final String URL = "must be a web address that begins with http:// or https://";
    private static final String SLUG =
            "must be a slug of lower-case letters, digits and hyphens with at most 64 characters, such as gaza-war";

    private static Arguments bad(String body, String field, String message) {
        return Arguments.of(body, field, message);
    }

    private static String with(String field) {
        return "{\"text\": \"x\", \"language\": \"en\", " + field + "}";
    }

    private static String quantity(String fields) {
        return with("\"quantities\": [{" + fields + "}]");
    }

    @ParameterizedTest
    @MethodSource("badClaims")
    void refusesInvalidFieldsAndWritesNothing(String body, String field, String message) {
        assertRefused(
                () -> post(checker().header("Idempotency-Key", "bad-" + UUID.randomUUID()), body), 422, """
                {"type": "urn:plumbline:problem:invalid", "title": "Some fields are not valid", "status": 422,
                 "detail": "%1$s %2$s", "instance": "/api/claims",
                 "violations": [{"field": "%1$s", "message": "%2$s"}]}""".formatted(
                                field, message));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertRefused(
                () -> post(checker(), "{\"topics\": [\"A\"], \"statedOn\": \"x\"}"), 422, """
                {"type": "urn:plumbline:problem:invalid", "title": "Some fields are not valid", "status": 422,
                 "detail": "text must not be empty; language must not be empty; statedOn %1$s; topics[0] %2$s",
                 "instance": "/api/claims",
                 "violations": [{"field": "text", "message": "must not be empty"},
                                {"field": "language", "message": "must not be empty"},
                                {"field": "statedOn", "message": "%1$s"},
                                {"field": "topics[0]", "message": "%2$s"}]}""".formatted(DATE, SLUG));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("{\"text\": ", "The body is not valid JSON: line 1, column 10."),
                Arguments.of("", "The request has no body."),
                Arguments.of("null", "The request has no body."),
                Arguments.of("[]", "The body is not valid JSON: line 1, column 1."),
                Arguments.of("{\"text\": 5, \"language\": \"en\"}", "The value of text is not of the right type."),
                Arguments.of(
                        "{\"text\": [\"x\"], \"language\": \"en\"}", "The value of text is not of the right type."),
                Arguments.of(with("\"topics\": \"x\""), "The value of topics is not of the right type."),
                Arguments.of(
                        quantity("\"value\": \"5\""), "The value of quantities[0].value is not of the right type."),
                Arguments.of(quantity("\"start\": 1.5"), "The value of quantities[0].start is not of the right type."),
                Arguments.of(with("\"colour\": 1"), "There is no field colour here."));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void refusesWhatItCannotReadAndWritesNothing(String body, String detail) {
        assertRefused(
                () -> post(checker(), body),
                400,
                problem("malformed", "The request cannot be read", 400, detail, "/api/claims"));
    }

    @Test
    void refusesAMegabyte() {
        assertRefused(
                () -> post(checker(), "{\"text\": \"" + "x".repeat(1 << 20) + "\", \"language\": \"en\"}"),
                413,
                problem(
                        "too-large",
                        "The request is too large",
                        413,
                        "A request may hold 256 KiB at the most.",
                        "/api/claims"));
    }

    @Test
    void refusesAnotherTypeOfContent() {
        assertRefused(
                () -> checker().contentType("text/plain").body("x").post("/api/claims"),
                415,
                problem(
                        "unsupported-media-type",
                        "This type of content is not understood",
                        415,
                        "This type of content is not understood.",
                        "/api/claims"));
    }

    @Test
    void createsOnceForOneKey() {
        String key = UUID.randomUUID().toString();
        String first = post(checker().header("Idempotency-Key", key), bare("It rained once"))
                .path("id");
        Rows after = Rows.of(database);

        Response again = post(checker().header("Idempotency-Key", key), bare("It rained once"));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("id")).isEqualTo(first);
        assertThat(Rows.of(database)).isEqualTo(after);

        assertRefused(() -> post(checker().header("Idempotency-Key", key), bare("It rained twice")), 409, """
                {"type": "urn:plumbline:problem:idempotency-key-reused", "title": "A rule stands against it",
                 "status": 409, "detail": "This Idempotency-Key was sent before with another request.",
                 "instance": "/api/claims", "rule": "idempotency-key-reused"}""");

        String others = post(as("editor", "editor").header("Idempotency-Key", key), bare("It rained once"))
                .path("id");
        assertThat(others).isNotEqualTo(first);
    }

    @Test
    void createsOnceForOneKeyEvenAtTheSameMoment() throws Exception {
        String key = UUID.randomUUID().toString();
        Rows before = Rows.of(database);
        Set<String> ids = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(
                        threads.submit(() -> post(checker().header("Idempotency-Key", key), bare("It rained at once"))
                                .path("id")));
            }
            for (Future<String> answer : answers) {
                ids.add(answer.get());
            }
        }
        assertThat(ids).hasSize(1).doesNotContainNull();
        assertThat(Rows.of(database).claims()).isEqualTo(before.claims() + 1);
    }

    @Test
    void acceptsAClaimAndMintsItsReview() {
        String id = submit("It rained in April");
        Rows before = Rows.of(database);

        Response answer = checker().header("If-Match", "\"0\"").post("/api/claims/" + id + "/acceptance");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.<String>path("state")).isEqualTo("ACCEPTED");
        assertThat(answer.<String>path("decision.by.sub")).isEqualTo("sub-checker");
        assertThat(answer.<@Nullable String>path("review.state")).isNull();
        assertThat(UUID.fromString(answer.path("review.id")).version()).isEqualTo(7);
        assertThat(Rows.of(database))
                .isEqualTo(new Rows(
                        before.claims(),
                        before.appearances(),
                        before.events() + 1,
                        before.audited() + 1,
                        before.keys()));
    }

    @Test
    void rejectsAClaimWithItsReason() {
        String id = submit("It will rain");

        Response answer = reject(checker().header("If-Match", "\"0\""), id, "PREDICTION", "Nobody knows yet");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String>path("state")).isEqualTo("REJECTED");
        assertThat(answer.<String>path("decision.reason")).isEqualTo("PREDICTION");
        assertThat(answer.<String>path("decision.words")).isEqualTo("Nobody knows yet");
        assertThat(answer.<@Nullable Object>path("review")).isNull();
    }

    @Test
    void rejectionNeedsAReason() {
        String id = submit("It rained enough");
        String path = "/api/claims/" + id + "/rejection";

        assertRefused(
                () -> reject(checker().header("If-Match", "\"0\""), id, "WHIM", ""),
                422,
                invalid(
                        path,
                        "reason",
                        "must be one of NOT_CHECKABLE, OPINION, PREDICTION, OUT_OF_SCOPE, DUPLICATE,"
                                + " NO_PUBLIC_INTEREST, OTHER"));
        assertRefused(
                () -> reject(checker().header("If-Match", "\"0\""), id, "OTHER", " "),
                422,
                invalid(path, "words", "must not be empty"));
        assertRefused(
                () -> reject(checker().header("If-Match", "\"0\""), id, "OPINION", "\\u0000"),
                422,
                invalid(path, "words", "must not contain control characters"));
    }

    @Test
    void decisionNeedsTheVersionThatItWasMadeFrom() {
        String id = submit("It rained on Monday");
        String path = "/api/claims/" + id + "/acceptance";

        assertRefused(
                () -> checker().post(path),
                428,
                problem(
                        "precondition-required",
                        "Say which version you changed",
                        428,
                        "Send If-Match with the ETag that you read, so that nobody's change is lost.",
                        path));
        assertRefused(
                () -> checker().header("If-Match", "*").post(path),
                400,
                problem("malformed", "The request cannot be read", 400, "If-Match is not an ETag of this API.", path));
        String current = checker().get("/api/claims/" + id).asString();
        assertRefused(() -> checker().header("If-Match", "\"7\"").post(path), 412, """
                {"type": "urn:plumbline:problem:stale-version", "title": "Somebody else changed it meanwhile",
                 "status": 412, "instance": "%s", "current": %s,
                 "detail": "It was changed since you read it. The answer holds what stands now; nothing of yours was stored."}
                """.formatted(path, current));
    }

    @Test
    void decidesOnce() {
        String id = submit("It rained on Tuesday");
        String path = "/api/claims/" + id + "/acceptance";
        checker().header("If-Match", "\"0\"").post(path).then().statusCode(200);

        assertRefused(() -> checker().header("If-Match", "\"1\"").post(path), 409, """
                {"type": "urn:plumbline:problem:claim-already-decided", "title": "A rule stands against it",
                 "status": 409, "detail": "This claim was accepted already and cannot be accepted any more.",
                 "instance": "%s", "rule": "claim-already-decided"}""".formatted(path));
    }

    @Test
    void ofTwoDecisionsAtTheSameMomentOneHolds() throws Exception {
        String id = submit("It rained on Wednesday");
        Rows before = Rows.of(database);
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> accepted = threads.submit(() -> checker()
                    .header("If-Match", "\"0\"")
                    .post("/api/claims/" + id + "/acceptance")
                    .statusCode());
            Future<Integer> rejected =
                    threads.submit(() -> reject(as("editor", "editor").header("If-Match", "\"0\""), id, "OPINION", "")
                            .statusCode());
            statuses.add(accepted.get());
            statuses.add(rejected.get());
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        assertThat(Rows.of(database).events()).isEqualTo(before.events() + 1);
    }

    @Test
    void repeatedDecisionWithItsKeyIsTheSameDecision() {
        String id = submit("It rained on Thursday");
        RequestSpecification request =
                checker().header("If-Match", "\"0\"").header("Idempotency-Key", UUID.randomUUID());
        Response first = request.post("/api/claims/" + id + "/acceptance");
        Rows after = Rows.of(database);

        assertJson(request.post("/api/claims/" + id + "/acceptance").asString(), first.asString());
        assertThat(Rows.of(database)).isEqualTo(after);
    }

    @Test
    void knowsNoOtherClaims() {
        UUID id = UUID.randomUUID();
        assertRefused(
                () -> checker().get("/api/claims/" + id),
                404,
                problem(
                        "not-found",
                        "There is nothing here",
                        404,
                        "There is no claim " + id + ".",
                        "/api/claims/" + id));
        assertRefused(
                () -> checker().get("/api/claims/nonsense"),
                404,
                problem("not-found", "There is nothing here", 404, "There is nothing here.", "/api/claims/nonsense"));
        assertThat(checker()
                        .header("If-Match", "\"0\"")
                        .post("/api/claims/" + id + "/acceptance")
                        .statusCode())
                .isEqualTo(404);
        assertThat(reject(checker().header("If-Match", "\"0\""), id.toString(), "OPINION", "")
                        .statusCode())
                .isEqualTo(404);
    }

    static Stream<Arguments> endpoints() {
        String id = UUID.randomUUID().toString();
        return Stream.of(
                Arguments.of("POST", "/api/claims", Set.of("fact-checker", "editor", "partner")),
                Arguments.of("GET", "/api/claims", Set.of("fact-checker", "editor", "admin", "partner")),
                Arguments.of("GET", "/api/claims/" + id, Set.of("fact-checker", "editor", "admin", "partner")),
                Arguments.of("POST", "/api/claims/" + id + "/acceptance", Set.of("fact-checker", "editor")),
                Arguments.of("POST", "/api/claims/" + id + "/rejection", Set.of("fact-checker", "editor")),
                Arguments.of("POST", "/api/claims/" + id + "/reopening", Set.of("fact-checker", "editor")),
                Arguments.of("POST", "/api/claims/" + id + "/merge", Set.of("fact-checker", "editor")),
                Arguments.of("POST", "/api/claims/" + id + "/split", Set.of("fact-checker", "editor")),
                Arguments.of("POST", "/api/claims/decisions", Set.of("fact-checker", "editor")),
                Arguments.of("POST", "/api/claims/decisions/" + id + "/reversal", Set.of("fact-checker", "editor")));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void asksWhoAndThenWhichRole(String method, String path, Set<String> allowed) {
        assertRefused(
                () -> nobody().contentType("application/json").request(method, path),
                401,
                problem("unauthenticated", "Log in first", 401, "The request carries no valid access token.", path));
        for (String role : List.of("fact-checker", "editor", "admin", "partner", "stranger")) {
            Rows before = Rows.of(database);
            Response answer =
                    as("somebody", role).contentType("application/json").request(method, path);
            if (allowed.contains(role)) {
                assertThat(answer.statusCode()).as(role).isNotIn(401, 403);
            } else {
                assertThat(answer.statusCode()).as(role).isEqualTo(403);
                assertJson(
                        answer.asString(),
                        problem(
                                "forbidden",
                                "Your role does not allow this",
                                403,
                                "None of your roles may do this.",
                                path));
                assertThat(Rows.of(database)).isEqualTo(before);
            }
        }
    }

    @Test
    void refusesTokensThatAreNotRightInEveryPart() {
        Instant now = Instant.now();
        String good = TokensForTests.token("checker", "fact-checker");
        List<String> wrong = List.of(
                TokensForTests.token(
                        "checker",
                        TokensForTests.ISSUER,
                        TokensForTests.AUDIENCE,
                        now.minusSeconds(900),
                        now.minusSeconds(600),
                        "fact-checker"),
                TokensForTests.token(
                        "checker",
                        "https://elsewhere.example",
                        TokensForTests.AUDIENCE,
                        now,
                        now.plusSeconds(300),
                        "fact-checker"),
                TokensForTests.token(
                        "checker", TokensForTests.ISSUER, "another-api", now, now.plusSeconds(300), "fact-checker"),
                withBrokenSignature(good),
                unsigned(good),
                "nonsense");

        assertThat(nobody().auth().oauth2(good).get("/api/claims").statusCode()).isEqualTo(200);
        for (String token : wrong) {
            Response answer = nobody().auth().oauth2(token).get("/api/claims");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertJson(
                    answer.asString(),
                    problem(
                            "unauthenticated",
                            "Log in first",
                            401,
                            "The request carries no valid access token.",
                            "/api/claims"));
        }
    }

    private static String withBrokenSignature(String token) {
        int signature = token.lastIndexOf('.') + 10;
        char other = token.charAt(signature) == 'A' ? 'B' : 'A';
        return token.substring(0, signature) + other + token.substring(signature + 1);
    }

    private static String unsigned(String token) {
        return "eyJhbGciOiJub25lIn0" + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    }

    @Test
    void partnerSeesOnlyItsOwn() {
        RequestSpecification partner = as("agency", "partner");
        String own = post(partner, bare("The agency's own")).path("id");
        String others = submit("Not the agency's");
        checker()
                .header("If-Match", "\"0\"")
                .post("/api/claims/" + own + "/acceptance")
                .then()
                .statusCode(200);

        Response read = partner.get("/api/claims/" + own);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.<@Nullable Object>path("decision.by")).isNull();
        assertThat(read.<@Nullable Object>path("demand")).isNull();
        assertThat(read.<@Nullable Object>path("priority")).isNull();
        assertRefused(
                () -> as("agency", "partner").get("/api/claims/" + others),
                404,
                problem(
                        "not-found",
                        "There is nothing here",
                        404,
                        "There is no claim " + others + ".",
                        "/api/claims/" + others));
        assertThat(as("agency", "partner").get("/api/claims").<List<String>>path("items.id"))
                .containsExactly(own);
        assertThat(as("agency", "partner").get("/api/claims").<Integer>path("count"))
                .isEqualTo(1);
        assertThat(as("agency", "partner", "fact-checker")
                        .get("/api/claims/" + others)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void pagingWalksThroughAllWithoutGapOrDouble() {
        RequestSpecification sender = as("walker", "partner");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            sent.addFirst(post(sender, bare("Step " + i)).path("id"));
        }

        List<String> walked = new ArrayList<>();
        String next = "/api/claims?state=submitted&limit=7&q=Step";
        int parts = 0;
        while (next != null) {
            Response part = as("walker", "partner").urlEncodingEnabled(false).get(next);
            assertThat(part.<Integer>path("count")).isEqualTo(25);
            walked.addAll(part.path("items.id"));
            parts++;
            String link = part.header("Link");
            assertThat(link == null).isEqualTo(part.path("next") == null);
            next = link == null ? null : link.substring(1, link.indexOf('>'));
            if (parts == 1) {
                // What arrives while somebody walks does not move what is still to come.
                post(as("other", "partner"), bare("Step in between"));
            }
        }

        assertThat(parts).isEqualTo(4);
        assertThat(walked).containsExactlyElementsOf(sent);
    }

    @Test
    void filtersByStateTopicLanguageAndWords() {
        RequestSpecification sender = as("filterer", "partner");
        String english = post(sender, """
                {"text": "100% of it_rained!", "language": "en", "topics": ["weather", "rain"], "claimant": "Zoe"}""").path("id");
        String arabic = post(sender, """
                {"text": "هطل المطر", "language": "ar-EG", "topics": ["weather"]}""").path("id");
        checker()
                .header("If-Match", "\"0\"")
                .post("/api/claims/" + arabic + "/acceptance")
                .then()
                .statusCode(200);

        assertThat(found("topic=weather")).containsExactly(arabic, english);
        assertThat(found("topic=rain")).containsExactly(english);
        assertThat(found("language=ar")).containsExactly(arabic);
        assertThat(found("language=en")).containsExactly(english);
        assertThat(found("state=submitted")).containsExactly(english);
        assertThat(found("state=ACCEPTED")).containsExactly(arabic);
        assertThat(found("state=rejected")).isEmpty();
        assertThat(found("state=all")).containsExactly(arabic, english);
        assertThat(found("q=OF IT_")).containsExactly(english);
        assertThat(found("q=100%")).containsExactly(english);
        assertThat(found("q=!")).containsExactly(english);
        assertThat(found("q=zoe")).containsExactly(english);
        assertThat(found("q=المطر")).containsExactly(arabic);
        assertThat(found("q=i%r")).isEmpty();
    }

    private static List<String> found(String filter) {
        int equals = filter.indexOf('=');
        return as("filterer", "partner")
                .queryParam(filter.substring(0, equals), filter.substring(equals + 1))
                .get("/api/claims")
                .path("items.id");
    }

    static Stream<Arguments> badFilters() {
        return Stream.of(
                Arguments.of("state=lost", "state", "must be one of submitted, accepted, rejected, merged, all"),
                Arguments.of("topic=A%20B", "topic", SLUG),
                Arguments.of("language=xx", "language", LANGUAGE),
                Arguments.of("q=a%00b", "q", "must not contain control characters"),
                Arguments.of("q=" + "x".repeat(201), "q", "must have at most 200 characters"),
                Arguments.of("limit=0", "limit", "must be a number from 1 to 100"),
                Arguments.of("limit=101", "limit", "must be a number from 1 to 100"),
                Arguments.of("limit=many", "limit", "must be a number from 1 to 100"),
                Arguments.of("after=yesterday", "after", "must be a cursor that this list gave"));
    }

    @ParameterizedTest
    @MethodSource("badFilters")
    void refusesFiltersThatMeanNothing(String query, String field, String message) {
        assertRefused(
                () -> admin().urlEncodingEnabled(false).get("/api/claims?" + query),
                422,
                invalid("/api/claims", field, message));
    }

    @Test
    void auditTrailCanBeNeitherChangedNorDeleted() {
        submit("It rained on record");
        for (String attempt :
                List.of("update audit_entry set actor_name = 'x'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> execute(attempt))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void documentsItself() {
        String openapi = nobody().accept("application/json").get("/openapi").asString();
        assertThat(openapi)
                .contains("/api/claims/{id}/acceptance", "Idempotency-Key", "NewClaim")
                .contains("Slug of the rating now; null where it is the same.", "look at retracted first")
                .doesNotContain("/desk/");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void assertRefused(Supplier<Response> request, int status, String body) {
        Rows before = Rows.of(database);
        Response answer = request.get();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertJson(answer.asString(), body);
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    private void assertJson(String actual, String expected) {
        assertThat(tree(actual)).isEqualTo(tree(expected));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    @Test
    void acceptsNothingThatItCannotTellOf() throws SQLException {
        String id = submit("It cannot be told");
        Rows before = Rows.of(database);
        asOwner("revoke insert on outbox_event from service_app");
        try {
            assertThat(accept(id).statusCode()).isEqualTo(500);
        } finally {
            asOwner("grant insert on outbox_event to service_app");
        }
        assertThat(Rows.of(database)).isEqualTo(before);
        String state = checker().get("/api/claims/" + id).path("state");
        assertThat(state).isEqualTo("SUBMITTED");
        assertThat(accept(id).statusCode()).isEqualTo(200);
    }

    private static Response accept(String id) {
        return checker().header("If-Match", "\"0\"").post("/api/claims/" + id + "/acceptance");
    }

    private static void asOwner(String sql) throws SQLException {
        Config config = ConfigProvider.getConfig();
        try (Connection owner = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String problem(String type, String title, int status, String detail, String instance) {
        return """
                {"type": "urn:plumbline:problem:%s", "title": "%s", "status": %d, "detail": "%s", "instance": "%s"}""".formatted(type, title, status, detail, instance);
    }

    private static String invalid(String path, String field, String message) {
        return """
                {"type": "urn:plumbline:problem:invalid", "title": "Some fields are not valid", "status": 422,
                 "detail": "%1$s %2$s", "instance": "%3$s",
                 "violations": [{"field": "%1$s", "message": "%2$s"}]}""".formatted(field, message, path);
    }

    private static String bare(String text) {
        return "{\"text\": \"" + text + "\", \"language\": \"en\"}";
    }

    private static String submit(String text) {
        return post(checker(), bare(text)).path("id");
    }

    private static Response post(RequestSpecification who, String body) {
        return who.contentType("application/json").body(body).post("/api/claims");
    }

    private static Response reject(RequestSpecification who, String id, String reason, String words) {
        return who.contentType("application/json")
                .body("{\"reason\": \"" + reason + "\", \"words\": \"" + words + "\"}")
                .post("/api/claims/" + id + "/rejection");
    }
}
