package org.plumbline.claims.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;
import static org.plumbline.claims.Tokens.nobody;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.claims.Rows;
import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Fixtures;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.form.FormStamp;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class TipsResourceTest {

    @Inject
    DataSource database;

    @Inject
    Claims claims;

    @Inject
    ObjectMapper json;

    @Inject
    FormStamp stamps;

    @Test
    void partnerSendsATipAndSeesWhatBecameOfIt() throws JsonProcessingException {
        Response answer = send(partner("herald"), """
                {"text": " At least 14 barges sank in Tidewater ", "language": "EN", "count": 250,
                 "seen": {"url": "https://herald.example/barges", "publisher": "Herald", "headline": "Barges",
                          "publishedOn": "2024-04"}}""");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        String id = answer.path("id");
        String claim = answer.path("claimId");
        assertThat(answer.header("Location")).isEqualTo("/api/tips/" + id);
        assertThat(json.readTree(answer.asString()))
                .isEqualTo(json.readTree("""
                {"id": "%s", "claimId": "%s", "status": "WAITING", "text": "At least 14 barges sank in Tidewater",
                 "language": "en", "count": 250, "receivedAt": "%s", "reason": null, "verdict": null,
                 "seen": {"url": "https://herald.example/barges", "publisher": "Herald", "headline": "Barges",
                          "publishedOn": "2024-04"}}""".formatted(id, claim, answer.path("receivedAt"))));
        assertThat(partner("herald").get("/api/claims/" + claim).<List<Integer>>path("quantities.value"))
                .containsExactly(14);

        reject(claim, "OUT_OF_SCOPE");

        Response read = partner("herald").get("/api/tips/" + id);
        assertThat(read.<String>path("status")).isEqualTo("NOT_TAKEN_UP");
        assertThat(read.<String>path("reason")).isEqualTo("OUT_OF_SCOPE");
    }

    @Test
    void partnerSeesThatAVerdictIsRetracted() throws JsonProcessingException {
        Response tip = send(partner("herald"), "{\"text\": \"Six barges sank in Tidewater\", \"language\": \"en\"}");
        QuarkusTransaction.requiringNew().run(() -> {
            Claim claim =
                    claims.getToChange(UUID.fromString(tip.path("claimId"))).orElseThrow();
            claim.accept(UUID.randomUUID(), Fixtures.CHECKER, Fixtures.NOON);
            claim.noteVerdict(Fixtures.retracted("true", "half-true"), 1);
        });

        Response read = partner("herald").get("/api/tips/" + tip.path("id"));

        assertThat(read.<String>path("status")).isEqualTo("PUBLISHED");
        String verdict = """
                {"url": "https://desk.example/verdicts/x", "rating": "true", "ratingNow": "half-true", "retracted": true,
                 "kind": "RETRACTION", "headline": "Mostly so", "revision": 3, "publishedAt": "2024-04-07T12:00:00Z"}""";
        assertThat(json.readTree(read.asString()).path("verdict")).isEqualTo(json.readTree(verdict));
        Response claim = partner("herald").get("/api/claims/" + tip.path("claimId"));
        assertThat(json.readTree(claim.asString()).path("verdict")).isEqualTo(json.readTree(verdict));
    }

    @Test
    void tipsOfPartnersAndThePublicMeetOnOneClaim() {
        new Reader(stamps).link("Every second well in Marsh End is dry");
        String claim = Reader.claim("Every second well in Marsh End is dry").toString();
        String body = "{\"text\": \"every second well in Marsh End is dry!\", \"language\": \"en\", \"count\": 9}";

        Response first = send(partner("herald"), body);
        Response second = send(partner("courier"), body.replace("\"count\": 9", "\"count\": null"));

        assertThat(first.<String>path("claimId")).isEqualTo(claim);
        assertThat(second.<String>path("claimId")).isEqualTo(claim);
        assertThat(checker().accept("text/html").get("/desk/claims/" + claim).asString())
                .contains("11 people asked for it.");
        // The claim was sent in by somebody else, so it is none of theirs.
        assertThat(partner("herald").get("/api/claims/" + claim).statusCode()).isEqualTo(404);
    }

    @Test
    void repeatedKeyStoresOnce() {
        String key = UUID.randomUUID().toString();
        String body = "{\"text\": \"Swans nested twice in Marsh End\", \"language\": \"en\", \"count\": 5}";

        Response first = send(partner("herald").header("Idempotency-Key", key), body);
        Rows after = Rows.of(database);
        Response second = send(partner("herald").header("Idempotency-Key", key), body);

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(Rows.of(database)).isEqualTo(after);
        assertThat(send(partner("herald").header("Idempotency-Key", key), body.replace("twice", "once"))
                        .<String>path("rule"))
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void partnerSeesItsOwnTipsOnlyInParts() {
        RequestSpecification gazette = partner("gazette");
        assertThat(gazette.get("/api/tips").<Integer>path("count")).isZero();
        for (String what : List.of("first", "second", "third")) {
            send(partner("gazette"), "{\"text\": \"The " + what + " flood reached Marsh End\", \"language\": \"en\"}");
        }
        String strangers = send(partner("herald"), "{\"text\": \"A fourth flood\", \"language\": \"en\"}")
                .path("id");

        Response first = partner("gazette").get("/api/tips?limit=2");

        assertThat(first.<Integer>path("count")).isEqualTo(3);
        assertThat(first.<List<String>>path("items.text"))
                .containsExactly("The third flood reached Marsh End", "The second flood reached Marsh End");
        String next = first.path("next");
        assertThat(first.header("Link")).isEqualTo("</api/tips?limit=2&after=" + next + ">; rel=\"next\"");
        Response second = partner("gazette").get("/api/tips?limit=2&after=" + next);
        assertThat(second.<List<String>>path("items.text")).containsExactly("The first flood reached Marsh End");
        assertThat(second.<String>path("next")).isNull();
        assertThat(second.header("Link")).isNull();
        assertThat(partner("gazette").get("/api/tips/" + strangers).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"language\": \"en\"}                                         | text          | must not be empty",
                "{\"text\": \"www.x.example\", \"language\": \"en\"}            | text          | must say in words what is claimed, not only where it stands",
                "{\"text\": \"Rain\", \"language\": \"xx\"}                     | language      | must be a BCP 47 tag of a language that ISO 639 knows, such as en or ar-EG",
                "{\"text\": \"Rain\", \"language\": \"en\", \"count\": 0}       | count         | must be a number from 1 to 10000",
                "{\"text\": \"Rain\", \"language\": \"en\", \"count\": 10001}   | count         | must be a number from 1 to 10000",
                "{\"text\": \"Rain\", \"language\": \"en\", \"seen\": {}}       | seen          | must have an address, a publisher or a headline",
                "{\"text\": \"Rain\", \"language\": \"en\", \"seen\": {\"url\": \"x\"}} | seen.url | must be a web address that begins with http:// or https://",
                "{\"text\": \"Rain\", \"language\": \"en\", \"seen\": {\"publisher\": \"x\", \"publishedOn\": \"soon\"}} | seen.publishedOn | must be a date as 2024-04-07, 2024-04 or 2024",
            })
    void saysWhatIsWrong(String body, String field, String message) {
        Rows before = Rows.of(database);

        Response answer = send(partner("herald"), body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("violations.field")).containsExactly(field);
        assertThat(answer.<List<String>>path("violations.message")).containsExactly(message);
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    @Test
    void bodyThatIsNoneIsMalformed() {
        for (String body : List.of("null", "[]", "{\"text\": 1, \"mood\": 2}", "{\"count\": \"many\"}")) {
            assertThat(send(partner("herald"), body).statusCode()).as(body).isEqualTo(400);
        }
    }

    @Test
    void isForPartners() {
        assertThat(nobody().get("/api/tips").statusCode()).isEqualTo(401);
        assertThat(checker().get("/api/tips").statusCode()).isEqualTo(403);
        assertThat(send(checker(), "{}").statusCode()).isEqualTo(403);
        assertThat(partner("herald").get("/api/tips?limit=0").statusCode()).isEqualTo(422);
    }

    private static RequestSpecification partner(String name) {
        return as(name, "partner");
    }

    private static Response send(RequestSpecification who, String body) {
        return who.contentType("application/json").body(body).post("/api/tips");
    }

    private static void reject(String claim, String reason) {
        checker()
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"reason\": \"" + reason + "\"}")
                .post("/api/claims/" + claim + "/rejection")
                .then()
                .statusCode(200);
    }
}
