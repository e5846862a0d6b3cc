package org.plumbline.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;

/** The people of a desk, at work through the API. */
public final class Desk {

    public static final Desk CHECKER = new Desk("checker", Roles.FACT_CHECKER);
    public static final Desk CHECKER2 = new Desk("checker2", Roles.FACT_CHECKER);
    public static final Desk EDITOR = new Desk("editor", Roles.EDITOR);
    public static final Desk EDITOR2 = new Desk("editor2", Roles.EDITOR);
    public static final Desk EDITOR3 = new Desk("editor3", Roles.EDITOR);
    public static final Desk ADMIN = new Desk("admin", Roles.ADMIN);
    public static final Desk PARTNER = new Desk("partner", Roles.PARTNER);

    public static final Map<String, ?> DRAFT = Map.of(
            "rating", "true",
            "headline", "More than 33,000 killed",
            "summary", "The figure stands.",
            "body", "The *series* says so.",
            "language", "en");

    public static final Map<String, ?> PRIMARY_SOURCE = Map.of(
            "publisher", "Ministry of Examples",
            "title", "Daily figures",
            "url", "https://ministry.example/daily",
            "publishedOn", "2024-04-04",
            "type", "DATASET",
            "primary", true,
            "stance", "SUPPORTS",
            "figure", Map.of("value", 33037, "measure", "killed", "asOf", "2024-04-04"),
            "notes", "SECRET-NOTE");

    public static final Map<String, ?> SECOND_SOURCE = Map.of(
            "publisher", "Example Agency",
            "title", "What the figures say",
            "type", "REPORT",
            "stance", "SUPPORTS");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final String[] roles;

    private Desk(String name, String... roles) {
        this.name = name;
        this.roles = roles;
    }

    /** Somebody else. */
    public static Desk of(String name, String... roles) {
        return new Desk(name, roles);
    }

    public String sub() {
        return "sub-" + name;
    }

    /** A {@code claim.accepted} like the sample, of a claim and a review of its own. */
    public static Accepted accepted(Consumer<ObjectNode> change) {
        ObjectNode event = (ObjectNode) sample("claim.accepted");
        UUID claimId = Ids.next();
        UUID reviewId = Ids.next();
        event.put("id", Ids.next().toString()).put("aggregateId", claimId.toString());
        ObjectNode data = (ObjectNode) event.path("data");
        data.put("reviewId", reviewId.toString());
        ObjectNode claim = (ObjectNode) data.path("claim");
        claim.put("id", claimId.toString());
        change.accept(claim);
        return new Accepted(claimId, reviewId, event);
    }

    /** An event of claims-service, and the ids in it. */
    public record Accepted(UUID claimId, UUID reviewId, ObjectNode event) {

        public ConsumerRecord<String, String> record() {
            return message(event.toString());
        }
    }

    /** A {@code claim.asked-for}, told on 22 November 2026. */
    public static ConsumerRecord<String, String> askedFor(UUID claimId, int people, long sequence) {
        ObjectNode event = (ObjectNode) sample("claim.asked-for");
        event.put("id", Ids.next().toString())
                .put("aggregateId", claimId.toString())
                .put("sequence", sequence);
        ((ObjectNode) event.path("data")).put("demand", people);
        return message(event.toString());
    }

    public static ConsumerRecord<String, String> message(String value) {
        return new ConsumerRecord<>("plumbline.claims", 0, 0, "key", value);
    }

    public static JsonNode sample(String type) {
        try (InputStream file = Desk.class.getResourceAsStream("/events/" + type + ".v1.json")) {
            return JSON.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RequestSpecification asks() {
        return RestAssured.given()
                .auth()
                .oauth2(TokensForTests.token(name, roles))
                .accept(ContentType.JSON);
    }

    public JsonPath reads(UUID review) {
        return asks().get("/api/reviews/{id}", review)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public long version(UUID review) {
        return reads(review).getLong("version");
    }

    /** Changes the review from the version that stands. */
    public Response sends(String method, UUID review, String path, @Nullable Object body) {
        return sends(method, review, path, body, roles[0].equals(Roles.PARTNER) ? 0 : version(review));
    }

    public Response sends(String method, UUID review, String path, @Nullable Object body, long version) {
        RequestSpecification request = asks().header("If-Match", "\"" + version + "\"");
        if (body != null) {
            request.contentType(ContentType.JSON).body(body);
        } else if (!method.equals("DELETE")) {
            // Without a word on the type, this client calls an empty body a form.
            request.contentType(ContentType.JSON).body("");
        }
        return request.request(method, "/api/reviews/" + review + "/" + path);
    }

    public Response posts(UUID review, String path, @Nullable Object body) {
        return sends("POST", review, path, body);
    }

    public Response takes(UUID review) {
        return posts(review, "assignment", null);
    }

    public Response drafts(UUID review, Map<String, ?> draft) {
        return sends("PUT", review, "draft", draft);
    }

    public Response approves(UUID review) {
        return posts(review, "approval", Map.of("contentHash", reads(review).getString("contentHash")));
    }

    public Response publishes(UUID review) {
        return posts(review, "publication", null);
    }

    /** From open to submitted, with two sources, as an expected success. */
    public void preparesForApproval(UUID review) {
        assertThat(takes(review).statusCode()).isEqualTo(200);
        assertThat(posts(review, "evidence", PRIMARY_SOURCE).statusCode()).isEqualTo(201);
        assertThat(posts(review, "evidence", SECOND_SOURCE).statusCode()).isEqualTo(201);
        assertThat(drafts(review, DRAFT).statusCode()).isEqualTo(200);
        assertThat(posts(review, "submission", null).statusCode()).isEqualTo(200);
    }

    public static Map<String, ?> draftWith(String field, String value) {
        Map<String, Object> draft = new HashMap<>(DRAFT);
        draft.put(field, value);
        return draft;
    }

    public static void expect(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    }

    public static void expectRule(Response response, String rule) {
        expect(response, 409);
        assertThat(response.jsonPath().getString("rule")).isEqualTo(rule);
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:plumbline:problem:" + rule);
        assertThat(response.jsonPath().getString("detail")).isNotBlank();
    }

    public static List<String> obstacles(JsonPath review) {
        return review.getList("missing.rule", String.class);
    }
}
