package org.plumbline.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.claims.Rows;
import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Fixtures;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class TriageApiTest {

    @Inject
    DataSource database;

    @Inject
    Claims claims;

    @Inject
    ObjectMapper json;

    @Test
    void mergesAClaimWhichThenLeadsToTheOther() throws SQLException {
        String into = submit("The dam broke", "\"topics\": [\"floods\"]");
        String id = submit("The dam has burst", """
                "topics": ["floods", "dams"],
                "appearances": [{"url": "https://paper.example/dam", "publisher": "Paper"}],
                "quantities": [{"comparator": "ABOUT", "value": 40, "measure": "injured", "text": "dam", "start": 4, "end": 7,
                                "provenance": {"value": "STATED"}}]""");

        Response merged = merge(id, into);

        assertThat(merged.statusCode()).as(merged.asString()).isEqualTo(200);
        assertThat(merged.<String>path("state")).isEqualTo("MERGED");
        assertThat(merged.<String>path("mergedInto")).isEqualTo(into);
        assertThat(merged.header("Link")).isEqualTo("</api/claims/" + into + ">; rel=\"canonical\"");
        assertThat(merged.header("ETag")).isEqualTo("\"1\"");
        Response old = checker().get("/api/claims/" + id);
        assertThat(old.<String>path("mergedInto")).isEqualTo(into);
        assertThat(old.header("Link")).isEqualTo("</api/claims/" + into + ">; rel=\"canonical\"");
        Response standing = checker().get("/api/claims/" + into);
        assertThat(standing.header("Link")).isNull();
        assertThat(standing.<List<String>>path("topics")).containsExactly("floods", "dams");
        assertThat(standing.<List<String>>path("appearances.url")).containsExactly("https://paper.example/dam");
        assertThat(standing.<List<Integer>>path("quantities.value")).containsExactly(40);
        assertThat(standing.<List<@Nullable Integer>>path("quantities.start")).containsExactly((Integer) null);
        assertThat(standing.<String>path("quantities[0].provenance.value")).isEqualTo("CONTEXT");
        assertThat(events(id)).containsExactly("claim.submitted", "claim.merged");
        assertThat(events(into)).containsExactly("claim.submitted", "claim.changed");
        assertThat(audit(id)).containsExactly("claim.submitted", "claim.merged");
        assertThat(audit(into)).containsExactly("claim.submitted", "claim.enlarged");
    }

    @Test
    void splitsOffExactlyWhatWasBrought() throws SQLException {
        String into = submit("The dam broke", "\"topics\": [\"floods\"]");
        String id = submit("The dam has burst", """
                "topics": ["floods", "dams"], "appearances": [{"publisher": "Paper", "publishedOn": "2024-04"}],
                "quantities": [{"comparator": "BETWEEN", "value": 40.50, "upper": 1e3, "unit": "USD", "asOf": "2024",
                                "text": "dam", "start": 4, "end": 7, "provenance": {"value": "STATED"}}]""");
        reject(id);
        String before = checker().get("/api/claims/" + into).asString();
        merge(id, into);

        Response split = post(id, "split", null);

        assertThat(split.statusCode()).as(split.asString()).isEqualTo(200);
        assertThat(split.<String>path("state")).isEqualTo("REJECTED");
        assertThat(split.<String>path("decision.reason")).isEqualTo("OPINION");
        assertThat(split.<@Nullable String>path("mergedInto")).isNull();
        assertThat(withoutVersion(checker().get("/api/claims/" + into).asString()))
                .isEqualTo(withoutVersion(before));
        assertThat(events(id)).containsExactly("claim.submitted", "claim.rejected", "claim.merged", "claim.split");
        assertThat(events(into)).containsExactly("claim.submitted", "claim.changed", "claim.changed");
        assertThat(audit(id)).endsWith("claim.merged", "claim.split");
        assertThat(audit(into)).endsWith("claim.enlarged", "claim.reduced");
    }

    @Test
    void aClaimThatWasAcceptedBeforeGetsAReviewOfItsOwnWhenItIsSplitOff() throws SQLException {
        String into = submit("The dam broke", null);
        String id = submit("The dam has burst", null);
        String review = accept(id).path("review.id");
        merge(id, into);

        Response split = post(id, "split", null);

        assertThat(split.<String>path("state")).isEqualTo("ACCEPTED");
        assertThat(split.<String>path("review.id")).isNotNull().isNotEqualTo(review);
        assertThat(split.<@Nullable String>path("review.state")).isNull();
        assertThat(split.<String>path("decision.by.sub")).isEqualTo("sub-checker");
        assertThat(events(id))
                .containsExactly("claim.submitted", "claim.accepted", "claim.merged", "claim.split", "claim.accepted");
        assertThat(eventData(id, 3, "reviewId")).isEqualTo(review);
        assertThat(eventData(id, 5, "reviewId")).isEqualTo(split.path("review.id"));
    }

    @Test
    void whatWasMergedIntoItGoesAlongAndComesBack() {
        String a = submit("It hailed in A", "\"topics\": [\"hail-a\"]");
        String b = submit("It hailed in B", "\"topics\": [\"hail-b\"]");
        String c = submit("It hailed in C", "\"topics\": [\"hail-c\"]");
        merge(a, b);
        merge(b, c);

        assertThat(mergedInto(a)).isEqualTo(c);
        assertThat(mergedInto(b)).isEqualTo(c);
        assertThat(topics(c)).containsExactly("hail-c", "hail-b", "hail-a");

        post(b, "split", null).then().statusCode(200);
        assertThat(mergedInto(a)).isEqualTo(b);
        assertThat(mergedInto(b)).isNull();
        assertThat(topics(b)).containsExactly("hail-b", "hail-a");
        assertThat(topics(c)).containsExactly("hail-c");
    }

    @Test
    void splitsOffWhatCameAlongFromEveryClaimOnTheWay() {
        String a = submit("It froze in A", "\"topics\": [\"frost-a\"]");
        String b = submit("It froze in B", "\"topics\": [\"frost-b\"]");
        String c = submit("It froze in C", "\"topics\": [\"frost-c\"]");
        noteDemand(a, 5);
        noteDemand(b, 3);
        noteDemand(c, 1);
        merge(a, b);
        merge(b, c);
        assertThat(demand(c)).isEqualTo(9);

        post(a, "split", null).then().statusCode(200);
        assertThat(mergedInto(a)).isNull();
        assertThat(mergedInto(b)).isEqualTo(c);
        assertThat(topics(c)).containsExactly("frost-c", "frost-b");
        assertThat(demand(c)).isEqualTo(4);

        post(b, "split", null).then().statusCode(200);
        assertThat(topics(b)).containsExactly("frost-b");
        assertThat(demand(b)).isEqualTo(3);
        assertThat(demand(c)).isEqualTo(1);
        assertThat(demand(a)).isEqualTo(5);
    }

    @Test
    void whatAnotherMergedClaimHasTooStays() {
        String first = submit("The mill burns", "\"topics\": [\"fires\", \"mills\"]");
        String second = submit("The mill is on fire", "\"topics\": [\"fires\"]");
        String into = submit("Fire in the mill", null);
        merge(first, into);
        merge(second, into);

        post(first, "split", null).then().statusCode(200);
        assertThat(topics(into)).containsExactly("fires");

        post(second, "split", null).then().statusCode(200);
        assertThat(topics(into)).isEmpty();
    }

    @Test
    void whatWasEditedSinceStays() throws SQLException {
        String into = submit("The tower is leaning", null);
        String id = submit("The tower leans", """
                "appearances": [{"url": "https://a.example/tower"}, {"url": "https://b.example/tower"}]""");
        merge(id, into);
        try (Connection connection = database.getConnection();
                PreparedStatement edit = connection.prepareStatement(
                        "update claim_appearance set headline = 'Named since' where claim_id = ?::uuid and position = 0")) {
            edit.setString(1, into);
            assertThat(edit.executeUpdate()).isOne();
        }

        post(id, "split", null).then().statusCode(200);

        assertThat(checker().get("/api/claims/" + into).<List<String>>path("appearances.url"))
                .containsExactly("https://a.example/tower");
    }

    @Test
    void countsThePeopleWhoAskedForBothAndTellsHowManyThoseAre() throws SQLException {
        String into = submit("The bus was late", null);
        String id = submit("The bus came late", null);
        noteDemand(into, 2);
        noteDemand(id, 3);
        float before = checker().get("/api/claims/" + into).path("priority.total");

        merge(id, into);
        assertThat(demand(into)).isEqualTo(5);
        assertThat(events(into)).containsExactly("claim.submitted", "claim.asked-for");
        assertThat(eventData(into, 2, "demand")).isEqualTo("5");
        assertThat(checker().get("/api/claims/" + into).<Float>path("priority.total"))
                .isGreaterThan(before);

        post(id, "split", null);
        assertThat(demand(into)).isEqualTo(2);
        assertThat(demand(id)).isEqualTo(3);
        assertThat(events(into)).containsExactly("claim.submitted", "claim.asked-for", "claim.asked-for");
        assertThat(eventData(into, 3, "demand")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({
        "merge,     itself,   merge-into-itself,   A claim cannot be merged into itself.",
        "merge,     rejected, merge-into-rejected, 'The claim to merge into was rejected. Take that decision back first, or choose another claim.'",
        "split,     '',       claim-not-merged,    'This claim was not merged into another one: there is nothing to split.'",
        "reopening, '',       claim-not-decided,   'Nobody has decided about this claim yet: there is nothing to take back.'"
    })
    void refusesInWordsAndWritesNothing(String action, String other, String rule, String words) {
        String id = submit("It rained in July", null);
        String rejected = submit("It snowed in July", null);
        reject(rejected);
        String into = other.equals("itself") ? id : rejected;

        assertRefused(
                id, action, action.equals("merge") ? into(into) : null, 409, """
                {"type": "urn:plumbline:problem:%1$s", "title": "A rule stands against it", "status": 409,
                 "detail": "%2$s", "instance": "/api/claims/%3$s/%4$s", "rule": "%1$s"}""".formatted(rule, words, id, action));
    }

    @Test
    void refusesToMergeIntoAMergedOneAndNamesWhatStandsForIt() {
        String standing = submit("It rained in August", null);
        String merged = submit("Rain fell in August", null);
        String id = submit("August was rainy", null);
        merge(merged, standing);

        assertRefused(id, "merge", into(merged), 409, """
                {"type": "urn:plumbline:problem:merge-into-merged", "title": "A rule stands against it", "status": 409,
                 "detail": "The claim to merge into was merged itself. Merge into the one that it leads to: %s.",
                 "instance": "/api/claims/%s/merge", "rule": "merge-into-merged"}""".formatted(standing, id));
        assertRefused(merged, "reopening", null, 409, """
                {"type": "urn:plumbline:problem:claim-merged", "title": "A rule stands against it", "status": 409,
                 "detail": "This claim was merged into another one. Split it off again to bring it back.",
                 "instance": "/api/claims/%s/reopening", "rule": "claim-merged"}""".formatted(merged));
    }

    @Test
    void wantsAnotherClaimThatThereIs() {
        String id = submit("It rained in May", null);
        for (String into : List.of(UUID.randomUUID().toString(), "nonsense", "")) {
            assertRefused(id, "merge", into(into), 422, """
                    {"type": "urn:plumbline:problem:invalid", "title": "Some fields are not valid", "status": 422,
                     "detail": "into must be the id of a claim", "instance": "/api/claims/%s/merge",
                     "violations": [{"field": "into", "message": "must be the id of a claim"}]}""".formatted(id));
        }
        assertThat(checker()
                        .header("If-Match", "\"0\"")
                        .contentType("application/json")
                        .body(into(id))
                        .post("/api/claims/" + UUID.randomUUID() + "/merge")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void everyChangeNeedsTheVersionThatItWasMadeFrom() {
        String id = submit("It rained in June", null);
        String into = submit("Rain fell in June", null);
        for (String action : List.of("merge", "split", "reopening")) {
            Rows before = Rows.of(database);
            Response without =
                    checker().contentType("application/json").body(into(into)).post("/api/claims/" + id + "/" + action);
            assertThat(without.statusCode()).as(action).isEqualTo(428);
            Response stale = checker()
                    .header("If-Match", "\"7\"")
                    .contentType("application/json")
                    .body(into(into))
                    .post("/api/claims/" + id + "/" + action);
            assertThat(stale.statusCode()).as(action).isEqualTo(412);
            assertThat(stale.<String>path("current.id")).isEqualTo(id);
            assertThat(Rows.of(database)).isEqualTo(before);
        }
    }

    @Test
    void takesAnAcceptanceBackUntilSomebodyTakesTheReview() throws SQLException {
        String id = submit("It rained on the pitch", null);
        String review = accept(id).path("review.id");
        noteReview(id, review, "OPEN", 1);

        Response reopened = post(id, "reopening", null);
        assertThat(reopened.statusCode()).isEqualTo(200);
        assertThat(reopened.<String>path("state")).isEqualTo("SUBMITTED");
        assertThat(reopened.<@Nullable Object>path("decision")).isNull();
        assertThat(reopened.<@Nullable Object>path("review")).isNull();
        assertThat(events(id)).endsWith("claim.accepted", "claim.reopened");
        assertThat(eventData(id, 3, "reviewId")).isEqualTo(review);
        assertThat(eventData(id, 3, "from")).isEqualTo("ACCEPTED");

        String another = accept(id).path("review.id");
        noteReview(id, another, "IN_PROGRESS", 2);
        assertRefused(id, "reopening", null, 409, """
                {"type": "urn:plumbline:problem:review-under-way", "title": "A rule stands against it", "status": 409,
                 "detail": "Somebody works on the review of this claim, so the claim cannot be taken back. Drop the review first, with a reason.",
                 "instance": "/api/claims/%s/reopening", "rule": "review-under-way"}""".formatted(id));
        noteReview(id, another, "DROPPED", 3);
        assertThat(post(id, "reopening", null).statusCode()).isEqualTo(200);
    }

    @Test
    void ofTwoMergesInOppositeDirectionsOneHolds() throws Exception {
        for (int round = 0; round < 5; round++) {
            String a = submit("Round " + round + " one way", null);
            String b = submit("Round " + round + " the other way", null);
            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Future<Response> ab = threads.submit(() -> merge(a, b));
                Future<Response> ba = threads.submit(() -> merge(b, a));
                statuses.add(ab.get().statusCode());
                statuses.add(ba.get().statusCode());
            }
            assertThat(statuses).contains(200).containsAnyOf(409, 412).doesNotContain(500);
            assertThat(List.of(String.valueOf(mergedInto(a)), String.valueOf(mergedInto(b))))
                    .containsOnlyOnce("null");
        }
    }

    @Test
    void manyMergesAndSplitsAtOnceLeaveNoTrace() throws Exception {
        String into = submit("The one that stands", "\"topics\": [\"own\"]");
        List<String> others = IntStream.range(0, 6)
                .mapToObj(i -> submit("Another " + i, "\"topics\": [\"shared\", \"topic-" + i + "\"]"))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (String other : others) {
                answers.add(threads.submit(() -> {
                    merge(other, into).then().statusCode(200);
                    return post(other, "split", null).statusCode();
                }));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(topics(into)).containsExactly("own");
    }

    @Test
    void repeatedMergeWithItsKeyIsTheSameMerge() {
        String id = submit("It rained once more", null);
        String into = submit("Once more it rained", null);
        String key = UUID.randomUUID().toString();
        checker()
                .header("If-Match", "\"0\"")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(into(into))
                .post("/api/claims/" + id + "/merge")
                .then()
                .statusCode(200);
        Rows after = Rows.of(database);

        Response again = checker()
                .header("If-Match", "\"0\"")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(into(into))
                .post("/api/claims/" + id + "/merge");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Rows.of(database)).isEqualTo(after);
    }

    @Test
    void decidesAboutSeveralAndSaysWhatWasNotDone() {
        String fresh = submit("First of three", null);
        String stale = submit("Second of three", null);
        String decided = submit("Third of three", null);
        accept(decided);
        String missing = UUID.randomUUID().toString();

        Response answer = decide("""
                {"decision": "REJECT", "reason": "OPINION", "words": "All of them",
                 "claims": [{"id": "%s", "version": 0}, {"id": "%s", "version": 9}, {"id": "%s", "version": 1},
                            {"id": "%s", "version": 0}, {"id": "%1$s", "version": 0}]}""".formatted(fresh, stale, decided, missing));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<List<String>>path("done.claim")).containsExactly(fresh);
        assertThat(answer.<List<String>>path("refused.claim")).containsExactly(stale, decided, missing);
        assertThat(answer.<List<String>>path("refused.problem"))
                .containsExactly("stale-version", "claim-already-decided", "not-found");
        assertThat(answer.<List<String>>path("refused.detail").get(1))
                .isEqualTo("This claim was accepted already and cannot be rejected any more.");
        assertThat(state(fresh)).isEqualTo("REJECTED");
        assertThat(state(stale)).isEqualTo("SUBMITTED");
        assertThat(state(decided)).isEqualTo("ACCEPTED");
    }

    @Test
    void mergesSeveralIntoTheOldestThatStandsOrTheChosen() {
        String rejected = submit("Oldest but rejected", null);
        reject(rejected);
        String oldest = submit("Oldest that stands", null);
        String younger = submit("A younger one", null);

        Response answer = decide("""
                {"decision": "MERGE", "claims": [{"id": "%s", "version": 0}, {"id": "%s", "version": 0},
                                                 {"id": "%s", "version": 1}]}""".formatted(younger, oldest, rejected));
        assertThat(answer.<List<String>>path("done.claim")).containsExactly(younger, rejected);
        assertThat(mergedInto(younger)).isEqualTo(oldest);
        assertThat(mergedInto(rejected)).isEqualTo(oldest);
        assertThat(state(oldest)).isEqualTo("SUBMITTED");

        String chosen = submit("The chosen one", null);
        decide("""
                {"decision": "MERGE", "into": "%s", "claims": [{"id": "%s", "version": %d}]}""".formatted(chosen, oldest, version(oldest)));
        assertThat(mergedInto(younger)).isEqualTo(chosen);
    }

    @Test
    void undoesWhatOneRequestDecided() {
        String one = submit("Undo me first", null);
        String two = submit("Undo me second", null);
        String three = submit("Undo me third", null);
        String batch = decide("""
                {"decision": "REJECT", "reason": "OPINION",
                 "claims": [{"id": "%s", "version": 0}, {"id": "%s", "version": 0}, {"id": "%s", "version": 0}]}""".formatted(one, two, three)).path("id");
        post(two, "reopening", null);
        reject(two);

        Response undone = undo(batch);

        assertThat(undone.statusCode()).as(undone.asString()).isEqualTo(200);
        assertThat(undone.<List<String>>path("done.claim")).containsExactly(three, one);
        assertThat(undone.<List<String>>path("refused.problem")).containsExactly("decided-again");
        assertThat(state(one)).isEqualTo("SUBMITTED");
        assertThat(state(two)).isEqualTo("REJECTED");

        Response again = undo(undone.path("id"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<String>path("rule")).isEqualTo("nothing-to-undo");
        assertThat(undo(UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
    }

    @Test
    void undoesAnAcceptanceAfterItsReviewWasOpened() {
        String id = submit("Accepted in haste", null);
        String batch = decide("{\"decision\": \"ACCEPT\", \"claims\": [{\"id\": \"" + id + "\", \"version\": 0}]}")
                .path("id");
        noteReview(id, checker().get("/api/claims/" + id).path("review.id"), "OPEN", 1);

        assertThat(undo(batch).<List<String>>path("done.claim")).containsExactly(id);
        assertThat(state(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void undoesMerges() {
        String oldest = submit("First merged", "\"topics\": [\"one\"]");
        String second = submit("Second merged", "\"topics\": [\"two\"]");
        String third = submit("Third merged", "\"topics\": [\"two\", \"three\"]");
        String batch = decide("""
                {"decision": "MERGE", "claims": [{"id": "%s", "version": 0}, {"id": "%s", "version": 0},
                                                 {"id": "%s", "version": 0}]}""".formatted(oldest, second, third)).path("id");
        assertThat(topics(oldest)).containsExactly("one", "two", "three");

        assertThat(undo(batch).<List<String>>path("done.claim")).containsExactly(third, second);
        assertThat(topics(oldest)).containsExactly("one");
        assertThat(state(second)).isEqualTo("SUBMITTED");
    }

    @Test
    void decidesOnceForOneKey() {
        String id = submit("Decided once for one key", null);
        String key = UUID.randomUUID().toString();
        String body = "{\"decision\": \"ACCEPT\", \"claims\": [{\"id\": \"" + id + "\", \"version\": 0}]}";
        Response first = decide(key, body);
        Rows after = Rows.of(database);

        assertThat(decide(key, body).asString()).isEqualTo(first.asString());
        assertThat(Rows.of(database)).isEqualTo(after);

        String other = submit("Never decided under that key", null);
        Response reused =
                decide(key, "{\"decision\": \"ACCEPT\", \"claims\": [{\"id\": \"" + other + "\", \"version\": 0}]}");
        assertThat(reused.statusCode()).isEqualTo(409);
        assertThat(reused.<String>path("rule")).isEqualTo("idempotency-key-reused");
        assertThat(state(other)).isEqualTo("SUBMITTED");
        assertThat(decide("no key", body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | decision | must be one of ACCEPT, REJECT, MERGE",
                "{'decision': 'UNDO', 'claims': [{'id': 'ID', 'version': 0}]} | decision | must be one of ACCEPT, REJECT, MERGE",
                "{'decision': 'ACCEPT', 'claims': []}                        | claims   | must not be empty",
                "{'decision': 'ACCEPT', 'claims': [null]}                    | claims[0] | must not be null",
                "{'decision': 'ACCEPT', 'claims': [{'id': 'x', 'version': 0}]} | claims[0].id | must be the id of a claim",
                "{'decision': 'ACCEPT', 'claims': [{'id': 'ID'}]}            | claims[0].version | must be the version that was seen",
                "{'decision': 'REJECT', 'claims': [{'id': 'ID', 'version': 0}]} | reason | must be one of NOT_CHECKABLE, OPINION, PREDICTION, OUT_OF_SCOPE, DUPLICATE, NO_PUBLIC_INTEREST, OTHER",
                "{'decision': 'REJECT', 'reason': 'OTHER', 'claims': [{'id': 'ID', 'version': 0}]} | words | must not be empty",
                "{'decision': 'MERGE', 'claims': [{'id': 'ID', 'version': 0}]} | claims | must hold another claim than the one to merge into",
                "{'decision': 'MERGE', 'into': 'ID', 'claims': [{'id': 'ID', 'version': 0}]} | claims | must hold another claim than the one to merge into",
                "{'decision': 'MERGE', 'into': 'x', 'claims': [{'id': 'ID', 'version': 0}]} | into | must be the id of a claim"
            })
    void refusesDecisionsThatSayTooLittle(String body, String field, String message) {
        String id = submit("Nothing happens to it", null);
        Rows before = Rows.of(database);

        Response answer = decide(body.replace('\'', '"').replace("ID", id));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<List<String>>path("violations.field")).contains(field);
        assertThat(answer.<List<String>>path("violations.message")).contains(message);
        assertThat(Rows.of(database)).isEqualTo(before);
        assertThat(state(id)).isEqualTo("SUBMITTED");
    }

    private void assertRefused(String id, String action, @Nullable String body, int status, String problem) {
        Rows before = Rows.of(database);
        Response answer = post(id, action, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        try {
            assertThat(json.readTree(answer.asString())).isEqualTo(json.readTree(problem));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    private String withoutVersion(String claim) {
        return claim.replaceFirst("\"version\":\\d+", "");
    }

    private static String submit(String text, @Nullable String more) {
        return checker()
                .contentType("application/json")
                .body("{\"text\": \"" + text + "\", \"language\": \"en\"" + (more == null ? "" : ", " + more) + "}")
                .post("/api/claims")
                .path("id");
    }

    private static Response accept(String id) {
        return post(id, "acceptance", null);
    }

    private static void reject(String id) {
        post(id, "rejection", "{\"reason\": \"OPINION\"}").then().statusCode(200);
    }

    private static Response merge(String id, String into) {
        return post(id, "merge", into(into));
    }

    private static String into(String id) {
        return "{\"into\": \"" + id + "\"}";
    }

    private static Response post(String id, String action, @Nullable String body) {
        var request = checker().header("If-Match", "\"" + version(id) + "\"");
        return (body == null ? request : request.contentType("application/json").body(body))
                .post("/api/claims/" + id + "/" + action);
    }

    private static Response decide(String body) {
        return decide(UUID.randomUUID().toString(), body);
    }

    private static Response decide(String key, String body) {
        return checker()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/claims/decisions");
    }

    private static Response undo(String batch) {
        return as("editor", "editor").post("/api/claims/decisions/" + batch + "/reversal");
    }

    private static int version(String id) {
        return checker().get("/api/claims/" + id).path("version");
    }

    private static String state(String id) {
        return checker().get("/api/claims/" + id).path("state");
    }

    private static @Nullable String mergedInto(String id) {
        return checker().get("/api/claims/" + id).path("mergedInto");
    }

    private static List<String> topics(String id) {
        return checker().get("/api/claims/" + id).path("topics");
    }

    private static int demand(String id) {
        return checker().get("/api/claims/" + id).path("demand");
    }

    private void noteDemand(String id, int demand) {
        change(id, claim -> claim.noteDemand(demand));
    }

    private void noteReview(String id, String review, String state, long sequence) {
        change(id, claim -> claim.noteReview(UUID.fromString(review), state, Fixtures.NOON, sequence));
    }

    private void change(String id, Consumer<Claim> change) {
        QuarkusTransaction.requiringNew()
                .run(() -> change.accept(claims.getToChange(UUID.fromString(id)).orElseThrow()));
    }

    private List<String> events(String claim) throws SQLException {
        return strings("select type from outbox_event where aggregate_id = ?::uuid order by sequence", claim);
    }

    private List<String> audit(String claim) throws SQLException {
        return strings("select action from audit_entry where subject_id = ?::uuid order by id", claim);
    }

    private String eventData(String claim, int sequence, String field) throws SQLException {
        return strings(
                        "select data ->> '" + field + "' from outbox_event where aggregate_id = ?::uuid and sequence = "
                                + sequence,
                        claim)
                .getFirst();
    }

    private List<String> strings(String query, String claim) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, claim);
            List<String> strings = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    strings.add(row.getString(1));
                }
            }
            return strings;
        }
    }
}
