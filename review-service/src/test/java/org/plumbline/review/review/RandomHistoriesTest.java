package org.plumbline.review.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.CHECKER2;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.EDITOR3;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.event.ClaimEvents;

/**
 * Several people do what comes to their mind with one review, at once. Whatever they do, what is published in the end
 * keeps the rules that no role can bypass; each is recomputed here from the rows that are left.
 */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class RandomHistoriesTest {

    private static final int HISTORIES = 9;
    private static final int STEPS_OF_EACH = 30;
    private static final List<Desk> PEOPLE = List.of(CHECKER, CHECKER2, EDITOR, EDITOR2, EDITOR3);

    private static final Set<Desk> READERS = Set.of(EDITOR2, EDITOR3);

    /** What somebody does, more often what leads on than what leads back. */
    private enum Deed {
        TAKE(2),
        ADD_PRIMARY(2),
        ADD_SECOND(2),
        REMOVE_EVIDENCE(1),
        DRAFT(3),
        SUBMIT(4),
        APPROVE(12),
        RETURN(1),
        PUBLISH(8),
        WAIVE(1),
        WITHDRAW(1),
        RAISE(1),
        LOWER(1),
        BLOCK(1),
        UNBLOCK(4),
        DROP(1),
        REOPEN(3),
        JOIN(2),
        LEAVE(1),
        AGREE(2),
        DISAGREE(1),
        SETTLE(2),
        APPLY_POLICY(2),
        SCHEDULE(1),
        PRIORITISE(1),
        LIST(1),
        UNLIST(1),
        CHANGE_CLAIM(1);

        private static final Set<Deed> HINDERING = EnumSet.of(
                ADD_PRIMARY,
                ADD_SECOND,
                DRAFT,
                WAIVE,
                WITHDRAW,
                REMOVE_EVIDENCE,
                RETURN,
                BLOCK,
                DROP,
                DISAGREE,
                SETTLE,
                CHANGE_CLAIM);

        private final int weight;

        Deed(int weight) {
            this.weight = weight;
        }

        /** @param reader whether somebody hinders nothing now; if all wrote all the time, nobody could ever approve */
        static Deed any(Random random, boolean reader) {
            List<Deed> deeds = new ArrayList<>();
            for (Deed deed : values()) {
                int times = reader && HINDERING.contains(deed) ? 0 : deed.weight;
                IntStream.range(0, times).forEach(i -> deeds.add(deed));
            }
            return deeds.get(random.nextInt(deeds.size()));
        }
    }

    /** With what somebody makes the draft complete. */
    private static final List<Deed> CLOSING = List.of(
            Deed.REOPEN,
            Deed.TAKE,
            Deed.DRAFT,
            Deed.ADD_PRIMARY,
            Deed.ADD_SECOND,
            Deed.AGREE,
            Deed.UNBLOCK,
            Deed.SUBMIT);

    /** Who brings a history to its end when all have stopped, as far as the rules let them. */
    private static final List<Map.Entry<Desk, Deed>> END = List.of(
            Map.entry(EDITOR, Deed.REOPEN),
            Map.entry(EDITOR, Deed.UNBLOCK),
            Map.entry(CHECKER, Deed.TAKE),
            Map.entry(CHECKER, Deed.DRAFT),
            Map.entry(CHECKER, Deed.ADD_PRIMARY),
            Map.entry(CHECKER, Deed.ADD_SECOND),
            Map.entry(CHECKER, Deed.SUBMIT),
            Map.entry(EDITOR, Deed.SETTLE),
            Map.entry(CHECKER, Deed.SUBMIT),
            Map.entry(EDITOR, Deed.APPROVE),
            Map.entry(EDITOR2, Deed.APPROVE),
            Map.entry(EDITOR3, Deed.APPROVE),
            Map.entry(EDITOR2, Deed.PUBLISH),
            Map.entry(EDITOR3, Deed.PUBLISH));

    @Inject
    ClaimEvents claims;

    private final AtomicLong sequence = new AtomicLong(10);

    @Test
    void publishesNothingAgainstTheRules() throws InterruptedException, ExecutionException, SQLException {
        int published = 0;
        Map<Integer, Integer> answers = new HashMap<>();
        for (int seed = 1; seed <= HISTORIES; seed++) {
            boolean harmless = seed % 2 == 0;
            String topic = "topic-" + Ids.next();
            Accepted accepted = Desk.accepted(claim -> {
                if (harmless) {
                    claim.putArray("topics").add(topic);
                    claim.putArray("quantities");
                } else {
                    claim.putArray("topics").add("war").add(topic);
                }
            });
            // Of every third claim the policy keeps people away from the start, of another third from when it is
            // applied.
            if (seed % 3 == 0) {
                policyOn(topic, "sub-checker2", "WORK");
            }
            claims.receive(accepted.record());
            if (seed % 3 == 1) {
                policyOn(topic, "sub-editor", "APPROVAL");
            }
            live(accepted, seed).forEach((status, times) -> answers.merge(status, times, Integer::sum));
            JsonPath left = CHECKER.reads(accepted.reviewId());
            if (left.getString("state").equals("PUBLISHED")) {
                published++;
                keepsTheRules(accepted.reviewId());
            }
            if (List.of("PUBLISHED", "DROPPED").contains(left.getString("state"))) {
                assertThat(left.getString("listedAt")).isNull();
            }
            tellsEveryTransition(accepted);
        }
        assertThat(answers.keySet()).isSubsetOf(200, 201, 403, 404, 409, 412);
        assertThat(answers).containsKeys(200, 409, 412);
        assertThat(published).as("histories that end with a publication").isGreaterThan(HISTORIES / 2);
    }

    /** Other tests live with the same table: the row is about this history's claim alone. */
    private static void policyOn(String topic, String excluded, String from) throws SQLException {
        Database.knows(excluded, excluded.replace("sub-", ""), Roles.EDITOR);
        Desk.expect(
                Desk.ADMIN
                        .asks()
                        .contentType(ContentType.JSON)
                        .body(Map.of(
                                "name",
                                "History of " + topic,
                                "match",
                                "TOPIC",
                                "values",
                                List.of(topic),
                                "risk",
                                "HIGH",
                                "editorsNeeded",
                                2,
                                "excluded",
                                List.of(Map.of("sub", excluded, "from", from, "reason", "they own the paper"))))
                        .post("/api/reviews/policies"),
                201);
    }

    private Map<Integer, Integer> live(Accepted accepted, int seed) throws InterruptedException, ExecutionException {
        List<Future<Map<Integer, Integer>>> lives = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE.size())) {
            for (int person = 0; person < PEOPLE.size(); person++) {
                Desk who = PEOPLE.get(person);
                Random random = new Random(seed * 100L + person);
                lives.add(people.submit(() -> {
                    Map<Integer, Integer> answers = new HashMap<>();
                    for (int step = 0; step < STEPS_OF_EACH; step++) {
                        // In the end everybody comes to a close, or hardly anything would ever be published.
                        boolean closing = step > STEPS_OF_EACH / 2;
                        boolean reader = closing || (READERS.contains(who) && random.nextInt(50) > 0);
                        int closed = step - STEPS_OF_EACH / 2 - 1;
                        Deed deed = who == CHECKER && closing && closed < CLOSING.size()
                                ? CLOSING.get(closed)
                                : Deed.any(random, reader);
                        Response answer = act(who, accepted, deed, random);
                        assertThat(answer.statusCode())
                                .as(answer.asString())
                                .isNotIn(400, 422, 428)
                                .isLessThan(500);
                        answers.merge(answer.statusCode(), 1, Integer::sum);
                    }
                    return answers;
                }));
            }
        }
        Map<Integer, Integer> all = new HashMap<>();
        for (Future<Map<Integer, Integer>> life : lives) {
            life.get().forEach((status, times) -> all.merge(status, times, Integer::sum));
        }
        Random random = new Random(seed);
        for (Map.Entry<Desk, Deed> step : END) {
            Response answer = act(step.getKey(), accepted, step.getValue(), random);
            all.merge(answer.statusCode(), 1, Integer::sum);
        }
        return all;
    }

    private Response act(Desk who, Accepted accepted, Deed deed, Random random) {
        UUID review = accepted.reviewId();
        JsonPath seen = who.reads(review);
        long version = seen.getLong("version");
        Map<String, String> reason = Map.of("reason", "It came to mind");
        return switch (deed) {
            case TAKE -> who.sends("POST", review, "assignment", null, version);
            case ADD_PRIMARY -> who.sends("POST", review, "evidence", Desk.PRIMARY_SOURCE, version);
            case ADD_SECOND -> who.sends("POST", review, "evidence", Desk.SECOND_SOURCE, version);
            case REMOVE_EVIDENCE -> {
                List<String> ids = seen.getList("evidence.id", String.class);
                yield ids.isEmpty()
                        ? who.sends("POST", review, "evidence", Desk.SECOND_SOURCE, version)
                        : who.sends("DELETE", review, "evidence/" + ids.get(random.nextInt(ids.size())), null, version);
            }
            case DRAFT ->
                who.sends("PUT", review, "draft", Desk.draftWith("summary", "Thought " + random.nextInt(5)), version);
            case SUBMIT -> who.sends("POST", review, "submission", null, version);
            case APPROVE ->
                who.sends("POST", review, "approval", Map.of("contentHash", seen.getString("contentHash")), version);
            case RETURN -> who.sends("POST", review, "return", Map.of("remarks", "Once more"), version);
            case PUBLISH -> who.sends("POST", review, "publication", null, version);
            case WAIVE -> who.sends("POST", review, "source-waiver", reason, version);
            case WITHDRAW -> who.sends("DELETE", review, "source-waiver", null, version);
            case RAISE -> who.sends("POST", review, "risk", Map.of("risk", "HIGH", "reason", "Care"), version);
            case LOWER -> who.sends("POST", review, "risk", Map.of("risk", "NORMAL", "reason", "Calm"), version);
            case BLOCK -> who.sends("POST", review, "block", reason, version);
            case UNBLOCK -> who.sends("DELETE", review, "block", null, version);
            case DROP -> who.sends("POST", review, "drop", reason, version);
            case REOPEN -> who.sends("POST", review, "reopening", null, version);
            case JOIN -> who.sends("PUT", review, "checkers/" + who.sub(), null, version);
            case LEAVE -> {
                List<String> subs = seen.getList("checkers.sub", String.class);
                yield subs.isEmpty()
                        ? who.sends("PUT", review, "checkers/" + who.sub(), null, version)
                        : who.sends(
                                "DELETE", review, "checkers/" + subs.get(random.nextInt(subs.size())), null, version);
            }
            case AGREE -> who.sends("PUT", review, "opinion", rated("true"), version);
            case DISAGREE -> who.sends("PUT", review, "opinion", rated("false"), version);
            case SETTLE ->
                who.sends("POST", review, "settlement", rated(random.nextInt(8) > 0 ? "true" : "half-true"), version);
            case APPLY_POLICY -> who.sends("POST", review, "policy", null, version);
            case SCHEDULE ->
                who.sends("PUT", review, "due-date", Map.of("dueOn", day(random).toString()), version);
            case PRIORITISE ->
                who.sends(
                        "PUT", review, "priority", Map.of("priority", random.nextBoolean() ? "LOW" : "HIGH"), version);
            case LIST -> who.sends("PUT", review, "listing", null, version);
            case UNLIST -> who.sends("DELETE", review, "listing", null, version);
            case CHANGE_CLAIM -> {
                changeClaim(who, accepted);
                yield who.asks().get("/api/reviews/{id}", review);
            }
        };
    }

    /** One at a time, as the events of one claim arrive. */
    private synchronized void changeClaim(Desk who, Accepted accepted) {
        long next = sequence.incrementAndGet();
        ObjectNode event = accepted.event().deepCopy();
        event.put("type", "claim.changed").put("id", Ids.next().toString()).put("sequence", next);
        ObjectNode data = (ObjectNode) event.path("data");
        data.putObject("changedBy").put("sub", who.sub()).put("name", who.sub());
        ((ObjectNode) data.path("claim")).put("text", "The claim in the words of event " + next);
        claims.receive(Desk.message(event.toString()));
    }

    private static LocalDate day(Random random) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(30 + random.nextInt(9));
    }

    private static Map<String, String> rated(String rating) {
        return Map.of("rating", rating, "reason", "It came to mind");
    }

    private static void keepsTheRules(UUID review) throws SQLException {
        try (Connection connection = Database.asService()) {
            JsonNode published =
                    Desk.json(only(connection, "select snapshot from revision where review_id = ?", review));
            String at = only(connection, "select published_at from revision where review_id = ?", review);
            Set<String> approvers = all(
                    connection,
                    "select editor_sub from approval where review_id = ? and voided_at is null and content_hash = '"
                            + published.path("contentHash").asText() + "' and approved_at <= '" + at + "'",
                    review);
            Set<String> authors = all(connection, "select author_sub from draft_revision where review_id = ?", review);
            authors.addAll(all(
                    connection,
                    "select actor_sub from audit_entry where subject_id = ?"
                            + " and action in ('evidence.added', 'evidence.edited', 'sources.waived', 'rating.settled')",
                    review));
            authors.addAll(all(
                    connection,
                    "select actor_sub from audit_entry where subject_id = ? and action = 'claim.changed'"
                            + " and detail ->> 'state' <> 'PUBLISHED'",
                    review));
            String risk = only(connection, "select risk from review where id = ?", review);
            int editors = Integer.parseInt(only(connection, "select editors_needed from review where id = ?", review));

            assertThat(approvers)
                    .as("approvals of what was published")
                    .hasSizeGreaterThanOrEqualTo(Math.max(editors, risk.equals("HIGH") ? 2 : 1));
            keepsPeopleAway(connection, review, approvers);
            agrees(connection, review, published.path("rating").path("slug").asText());
            assertThat(approvers).as("nobody approves what they wrote").doesNotContainAnyElementsOf(authors);
            for (String part : List.of("headline", "summary", "body")) {
                assertThat(published.path(part).asText()).as(part).isNotBlank();
            }
            assertThat(published.path("rating").path("slug").asText()).isNotBlank();
            Set<Integer> groups = new HashSet<>();
            published
                    .path("evidence")
                    .forEach(item -> groups.add(item.path("group").asInt()));
            boolean primary = StreamSupport.stream(published.path("evidence").spliterator(), false)
                    .anyMatch(item -> item.path("primary").asBoolean());
            boolean waived = !published.path("waiver").asText("").isBlank();
            assertThat(waived || (groups.size() >= 2 && primary))
                    .as("sources: " + published)
                    .isTrue();
        }
    }

    /**
     * Nobody decided who was kept from deciding, and nobody did anything with the review who was kept from it all by
     * then. The claim is not the review: claims-service knows nothing of exclusions, and the review only follows.
     */
    private static void keepsPeopleAway(Connection connection, UUID review, Set<String> approvers) throws SQLException {
        Set<String> excluded = all(connection, "select sub from review_exclusion where review_id = ?", review);
        assertThat(excluded).as("who is kept from deciding").doesNotContainAnyElementsOf(approvers);
        assertThat(excluded)
                .doesNotContain(only(
                        connection,
                        "select actor_sub from audit_entry where subject_id = ? and action = 'review.published'",
                        review));
        assertThat(all(
                        connection,
                        "select a.action from audit_entry a join review_exclusion e on e.review_id = a.subject_id"
                                + " and e.sub = a.actor_sub and e.reach = 'WORK' and e.excluded_at < a.at"
                                + " where a.subject_id = ? and a.action <> 'claim.changed'",
                        review))
                .as("what people did who are kept from all work")
                .isSubsetOf("review.assigned", "checker.removed");
    }

    /** The draft, the last settlement, and what everybody said last since then, name one rating. */
    private static void agrees(Connection connection, UUID review, String published) throws SQLException {
        Set<String> ratings = all(connection, """
                select distinct on (by_sub, settles) rating from rating_opinion o
                where review_id = ? and position >= coalesce((select max(position) from rating_opinion s
                    where s.review_id = o.review_id and s.settles), 0)
                order by by_sub, settles, position desc""", review);
        ratings.add(published);
        assertThat(ratings).as("ratings that were named").hasSize(1);
    }

    /** Every transition has its audit row and its event, and nothing else has. */
    private static void tellsEveryTransition(Accepted accepted) throws SQLException {
        List<String> told = Database.events(accepted.claimId()).stream()
                .filter(event -> event.path("type").asText().equals("review.changed"))
                .map(event -> event.path("data").path("state").asText())
                .toList();
        List<String> audited = new ArrayList<>();
        try (Connection connection = Database.asService();
                PreparedStatement select = connection.prepareStatement(
                        "select detail ->> 'state', detail ->> 'previousState' from audit_entry"
                                + " where subject_id = ? and action <> 'review.opened' order by id")) {
            select.setObject(1, accepted.reviewId());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (!row.getString(1).equals(row.getString(2))) {
                        audited.add(row.getString(1));
                    }
                }
            }
        }
        assertThat(told).isEqualTo(audited);
    }

    private static String only(Connection connection, String sql, UUID id) throws SQLException {
        Set<String> values = all(connection, sql, id);
        assertThat(values).as(sql).hasSize(1);
        return values.iterator().next();
    }

    private static Set<String> all(Connection connection, String sql, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            Set<String> values = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
            return values;
        }
    }
}
