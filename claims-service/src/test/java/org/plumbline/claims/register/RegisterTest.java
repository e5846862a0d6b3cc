package org.plumbline.claims.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.admin;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;
import static org.plumbline.claims.Tokens.nobody;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
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
class RegisterTest {

    private static final String CLAIMANTS = "/desk/claims/claimants";

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @Test
    void claimsThatNameTheSameClaimantAreOfOne() {
        String claimant = claimantOf(submit("It rained", "Mole Society"));

        assertThat(claimantOf(submit("It snowed", " MOLE\\u00a0society "))).isEqualTo(claimant);
        assertThat(claimantOf(submit("It hailed", "Vole Society"))).isNotEqualTo(claimant);
        assertThat(checker().get("/api/claims/" + submit("It froze", "")).<@Nullable String>path("claimantId"))
                .isNull();
        Response list = checker().queryParam("q", "mole soc").get("/api/claims/claimants");
        assertThat(list.<Integer>path("count")).isEqualTo(1);
        assertThat(list.<Integer>path("items[0].claims")).isEqualTo(2);
    }

    @Test
    void claimantIsMadeOnceEvenAtTheSameMoment() throws Exception {
        Set<String> claimants = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 5; round++) {
                String name = "At once " + round;
                List<Future<String>> answers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    answers.add(threads.submit(() -> claimantOf(submit("It rained at once", name))));
                }
                for (Future<String> answer : answers) {
                    claimants.add(answer.get());
                }
            }
        }
        assertThat(claimants).hasSize(5).doesNotContainNull();
    }

    @Test
    void editsAClaimantAndTellsOfItsAcceptedClaims() {
        String accepted = submit("It rained in Heron Bay", "Heron Bay");
        String waiting = submit("It snowed in Heron Bay", "Heron Bay");
        accept(accepted);
        String id = claimantOf(accepted);

        Response answer = put(checker(), id, 0, profile("Heron Bay Council", "ORGANISATION", "Q999999902"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.<String>path("name")).isEqualTo("Heron Bay Council");
        assertThat(checker().get("/api/claims/" + accepted).<String>path("claimantKind"))
                .isEqualTo("ORGANISATION");
        assertThat(checker().get("/api/claims/" + accepted).<String>path("claimant"))
                .isEqualTo("Heron Bay");
        assertThat(events(accepted)).containsExactly("claim.submitted", "claim.accepted", "claim.changed");
        assertThat(events(waiting)).containsExactly("claim.submitted");
        assertThat(claimantOf(submit("It froze", "heron bay"))).isEqualTo(id);
        assertThat(claimantOf(submit("It froze", "heron bay council"))).isEqualTo(id);
        assertThat(checker().accept("text/html").get("/desk/claims/" + accepted).asString())
                .contains("(listed as <bdi>Heron Bay Council</bdi>)");
    }

    @Test
    void refusesWhatNoClaimantIs() throws JsonProcessingException {
        String id = claimantOf(submit("It rained", "Stoat Trust"));
        String other = claimantOf(submit("It rained", "Weasel Trust"));
        put(checker(), other, 0, profile("Weasel Trust", "ORGANISATION", "Q999999903"))
                .then()
                .statusCode(200);
        String current = checker().get("/api/claims/claimants/" + id).asString();
        List<String> before = Stored.everything(database);

        Response invalid = put(checker(), id, 0, profile("\\u200b", "COMPANY", "Q0"));
        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(invalid.<List<String>>path("violations.field")).containsExactly("name", "kind", "wikidata");
        Response name = put(checker(), id, 0, profile("WEASEL trust", "UNKNOWN", ""));
        assertThat(name.statusCode()).isEqualTo(409);
        assertThat(name.<String>path("rule")).isEqualTo("claimant-name-taken");
        Response item = put(checker(), id, 0, profile("Stoat Trust", "UNKNOWN", "Q999999903"));
        assertThat(item.statusCode()).isEqualTo(409);
        assertThat(item.<String>path("rule")).isEqualTo("claimant-wikidata-taken");
        Response stale = put(checker(), id, 7, profile("Stoat Trust", "PERSON", ""));
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(json.readTree(stale.asString()).path("current")).isEqualTo(json.readTree(current));
        assertThat(checker()
                        .contentType("application/json")
                        .body("{}")
                        .put("/api/claims/claimants/" + id)
                        .statusCode())
                .isEqualTo(428);
        assertThat(put(admin(), id, 0, profile("Stoat Trust", "PERSON", "")).statusCode())
                .isEqualTo(403);
        assertThat(put(checker(), UUID.randomUUID().toString(), 0, profile("X", "PERSON", ""))
                        .statusCode())
                .isEqualTo(404);
        assertThat(Stored.everything(database)).isEqualTo(before);
    }

    @Test
    void listOfClaimantsGoesOnAndIsFiltered() {
        for (String name : List.of("Paged B", "Paged a", "Paged C")) {
            submit("It rained", name);
        }
        Response first =
                checker().queryParam("q", "PAGED").queryParam("limit", 2).get("/api/claims/claimants");
        assertThat(first.<List<String>>path("items.name")).containsExactly("Paged a", "Paged B");
        Response second = checker()
                .queryParam("q", "PAGED")
                .queryParam("limit", 2)
                .queryParam("after", first.<String>path("next"))
                .get("/api/claims/claimants");
        assertThat(second.<List<String>>path("items.name")).containsExactly("Paged C");
        assertThat(second.<@Nullable String>path("next")).isNull();
        assertThat(html(checker(), CLAIMANTS + "?q=paged")).contains("3 claimants, by name", "Paged a");
        assertThat(html(checker(), CLAIMANTS + "?q=nobody-is-called-so")).contains("No claimant fits this filter.");
        assertThat(checker()
                        .accept("text/html")
                        .urlEncodingEnabled(false)
                        .get(CLAIMANTS + "?q=%00")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void claimantPageEditsAndKeepsWhatWasTyped() {
        String id = claimantOf(submit("It rained", "Badger <b>Union</b>"));
        assertThat(html(admin(), CLAIMANTS + "/" + id))
                .contains("1 claim", "It rained")
                .doesNotContain("<b>Union");
        assertThat(form(id, 0, "Badger Union", "ORGANISATION", "Q999999904").header("Location"))
                .isEqualTo(CLAIMANTS + "/" + id + "?done=edited");

        Response invalid = form(id, 1, "Badger Union", "ORGANISATION", "four");
        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(invalid.asString()).contains("This must be an item of Wikidata, such as Q42.", "value=\"four\"");
        Response stale = form(id, 0, "The Badgers", "ORGANISATION", "Q999999904");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.asString())
                .contains("Somebody changed this claimant meanwhile", "value=\"The Badgers\"", "Store mine over it")
                .contains("name=\"version\" value=\"1\"");
        assertThat(form(id, 0, "Badger Union", "ORGANISATION", "Q999999904").statusCode())
                .isEqualTo(303);
    }

    @Test
    void mergesTwoClaimantsThatAreOne() {
        String going = submit("It rained in Ottersea", "Ottersea Watch");
        String staying = submit("It snowed in Ottersea", "The Ottersea Watch");
        accept(going);
        String from = claimantOf(going);
        String into = claimantOf(staying);
        put(checker(), from, 0, profile("Ottersea Watch", "ORGANISATION", "Q999999905"))
                .then()
                .statusCode(200);
        List<String> before = Stored.everything(database);

        Response asked = merge(from, 1, "the ottersea watch", false);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.asString()).contains("There is no step that takes this apart again", "1 claim and all names");
        assertThat(merge(from, 1, "Nobody at all", false).statusCode()).isEqualTo(422);
        assertThat(merge(from, 1, "Ottersea Watch", true).statusCode()).isEqualTo(409);
        assertThat(merge(from, 0, "The Ottersea Watch", true).statusCode()).isEqualTo(412);
        assertThat(Stored.everything(database)).isEqualTo(before);

        Response merged = merge(from, 1, "The Ottersea Watch", true);

        assertThat(merged.header("Location")).isEqualTo(CLAIMANTS + "/" + into + "?done=merged");
        assertThat(claimantOf(going)).isEqualTo(into);
        assertThat(claimantOf(submit("It hailed", "Ottersea Watch"))).isEqualTo(into);
        assertThat(checker().get("/api/claims/claimants/" + into).<String>path("wikidata"))
                .isEqualTo("Q999999905");
        assertThat(checker().get("/api/claims/claimants/" + from).<String>path("mergedInto"))
                .isEqualTo(into);
        assertThat(checker().accept("text/html").get(CLAIMANTS + "/" + from).header("Location"))
                .isEqualTo(CLAIMANTS + "/" + into);
        assertThat(put(checker(), from, 2, profile("Ottersea", "PERSON", "")).<String>path("rule"))
                .isEqualTo("claimant-merged");
        assertThat(events(going)).endsWith("claim.changed", "claim.changed");
        assertThat(Stored.query(
                        database,
                        "select action from audit_entry where subject_id in (?::uuid, ?::uuid) order by id",
                        from,
                        into))
                .containsExactly("claimant.changed", "claimant.merged", "claimant.joined");
    }

    @Test
    void mergersOfTwoIntoEachOtherLeaveOne() throws Exception {
        String one = claimantOf(submit("It rained", "Twin one"));
        String two = claimantOf(submit("It rained", "Twin two"));
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> first =
                    threads.submit(() -> merge(one, 0, "Twin two", true).statusCode());
            Future<Integer> second =
                    threads.submit(() -> merge(two, 0, "Twin one", true).statusCode());
            statuses.add(first.get());
            statuses.add(second.get());
        }
        assertThat(statuses).contains(303).doesNotContain(500);
        assertThat(checker()
                        .queryParam("q", "twin")
                        .get("/api/claims/claimants")
                        .<Integer>path("count"))
                .isEqualTo(1);
    }

    @Test
    void renamesATopicOnEveryClaim() {
        String first = submitOn("tidal-flood", "It rained in Wick");
        String second = submitOn("tidal-flood\", \"spring-floods", "It rained in Rye");
        String path = "/desk/claims/topics/tidal-flood";
        List<String> before = Stored.everything(database);

        assertThat(html(checker(), "/desk/claims/topics?q=tidal")).contains("tidal-flood", "1 topic, by name");
        Response asked = checker().formParam("to", "Spring floods").post(path);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.asString()).contains("Make tidal-flood and spring-floods one topic?");
        assertThat(checker().formParam("to", "Flüsse").post(path).statusCode()).isEqualTo(422);
        assertThat(checker().formParam("to", "tidal-flood").post(path).statusCode())
                .isEqualTo(409);
        assertThat(checker()
                        .formParam("to", "x")
                        .post("/desk/claims/topics/not-there")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Stored.everything(database)).isEqualTo(before);

        Response renamed = checker()
                .formParam("to", "spring-floods")
                .formParam("confirmed", "1")
                .post(path);

        assertThat(renamed.header("Location")).isEqualTo("/desk/claims/topics/spring-floods?done=renamed");
        assertThat(html(checker(), renamed.header("Location"))).contains("2 claims on it");
        for (String claim : List.of(first, second)) {
            Response read = checker().get("/api/claims/" + claim);
            assertThat(read.<List<String>>path("topics")).containsExactly("spring-floods");
            assertThat(read.<Integer>path("version")).isEqualTo(1);
            assertThat(events(claim)).containsExactly("claim.submitted", "claim.changed");
            assertThat(checker().get("/api/claims/" + claim + "/revisions").<String>path("items[0].comment"))
                    .isEqualTo("Topic tidal-flood renamed to spring-floods");
        }
        assertThat(checker().accept("text/html").get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void registersAreForTheDesk() {
        for (String path : List.of("/api/claims/claimants", CLAIMANTS, "/desk/claims/topics")) {
            assertThat(nobody().get(path).statusCode()).isEqualTo(401);
            assertThat(as("harbour", "partner").get(path).statusCode()).isEqualTo(403);
            assertThat(admin().get(path).statusCode()).isEqualTo(200);
        }
        assertThat(admin().formParam("to", "x")
                        .post("/desk/claims/topics/storms")
                        .statusCode())
                .isEqualTo(403);
    }

    private List<String> events(String claim) {
        return Stored.query(
                database, "select type from outbox_event where aggregate_id = ?::uuid order by sequence", claim);
    }

    private static String submit(String text, String claimant) {
        return create("{\"text\": \"%s\", \"language\": \"en\", \"claimant\": \"%s\"}".formatted(text, claimant));
    }

    private static String submitOn(String topic, String text) {
        return create("{\"text\": \"%s\", \"language\": \"en\", \"topics\": [\"%s\"]}".formatted(text, topic));
    }

    private static String create(String body) {
        return checker()
                .contentType("application/json")
                .body(body)
                .post("/api/claims")
                .path("id");
    }

    private static String claimantOf(String claim) {
        return checker().get("/api/claims/" + claim).path("claimantId");
    }

    private static void accept(String claim) {
        checker()
                .header("If-Match", "\"0\"")
                .post("/api/claims/" + claim + "/acceptance")
                .then()
                .statusCode(200);
    }

    private static String profile(String name, String kind, String wikidata) {
        return "{\"name\": \"%s\", \"kind\": \"%s\", \"wikidata\": \"%s\"}".formatted(name, kind, wikidata);
    }

    private static Response put(RequestSpecification who, String id, long version, String body) {
        return who.contentType("application/json")
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .put("/api/claims/claimants/" + id);
    }

    private static Response form(String id, long version, String name, String kind, String wikidata) {
        return checker()
                .formParam("version", version)
                .formParam("name", name)
                .formParam("kind", kind)
                .formParam("wikidata", wikidata)
                .formParam("description", "")
                .post(CLAIMANTS + "/" + id);
    }

    private static Response merge(String id, long version, String into, boolean confirmed) {
        RequestSpecification request = checker().formParam("version", version).formParam("into", into);
        if (confirmed) {
            request.formParam("confirmed", "1");
        }
        return request.post(CLAIMANTS + "/" + id + "/merger");
    }

    private static String html(RequestSpecification who, String path) {
        Response answer = who.accept("text/html").urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }
}
