package org.plumbline.review.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER2;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.notice.NoticeFixtures.query;
import static org.plumbline.review.notice.NoticeFixtures.seen;
import static org.plumbline.review.notice.NoticeFixtures.update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.log.Published;
import org.plumbline.review.notice.NoticeFixtures.Somebody;
import org.plumbline.review.review.OpenFollowUp;
import org.plumbline.review.webhook.Partner;
import org.plumbline.review.webhook.Partner.Hook;
import org.plumbline.review.webhook.PartnersNet;
import org.plumbline.review.webhook.Receiver;
import org.plumbline.review.webhook.Receiver.Got;
import org.plumbline.review.webhook.SecretsKeyForTests;

/** Deliveries to a real server, signed and checked. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(SecretsKeyForTests.class)
class DeliveryTest {

    @Inject
    DeliveryRound round;

    @Inject
    DeliveryUpkeep.Expiry expiry;

    @Inject
    PartnersNet net;

    @Inject
    ClaimEvents events;

    @Inject
    OpenFollowUp opening;

    @Inject
    Clock clock;

    private final Partner partner = Partner.fresh();
    private Receiver receiver;
    private String host;

    @BeforeEach
    void startReceiver() throws IOException {
        receiver = new Receiver();
        host = net.hostOn(receiver.port());
    }

    @AfterEach
    void stopReceiver() {
        partner.removesEverything();
        receiver.close();
    }

    @Test
    void tellsOfEverythingThatHappensToAVerdictOnceAndSigned() {
        Hook hook = partner.hook(host);
        UUID first = published();
        round.run();
        JsonNode data = only("verdict.published", hook).json().path("data");
        JsonPath verdict = CHECKER2.reads(first);
        assertThat(data.path("verdictId").asText()).isEqualTo(verdict.getString("verdict.id"));
        assertThat(data.path("slug").asText()).isEqualTo(verdict.getString("verdict.slug"));
        assertThat(data.path("url").asText())
                .isEqualTo("https://desk.example/verdicts/" + verdict.getString("verdict.slug"));
        assertThat(data.path("revision").asInt()).isEqualTo(1);
        assertThat(data.path("kind").asText()).isEqualTo("INITIAL");
        assertThat(data.path("rating").asText()).isEqualTo("true");
        assertThat(data.path("retracted").isBoolean()).isTrue();
        assertThat(data.path("retracted").booleanValue()).isFalse();
        assertThat(data.has("whatChanged")).isFalse();
        assertThat(data.toString()).doesNotContain("SECRET-NOTE").doesNotContain("sub-");

        followUp(first, "CORRECTION");
        round.run();
        data = only("verdict.corrected", hook).json().path("data");
        assertThat(data.path("revision").asInt()).isEqualTo(2);
        assertThat(data.path("kind").asText()).isEqualTo("CORRECTION");
        assertThat(data.path("whatChanged").asText()).isEqualTo("What the CORRECTION changed.");

        UUID verdictId = UUID.fromString(verdict.getString("verdict.id"));
        UUID recheck = opening.recheck(verdictId, 2, "SECRET-REASON").orElseThrow();
        round.run();
        Got opened = only("recheck.opened", hook);
        assertThat(opened.json().path("data").path("revision").asInt()).isEqualTo(2);
        assertThat(opened.json().toString()).doesNotContain("SECRET-REASON");
        publish(recheck, "RECHECK");
        round.run();
        assertThat(of("verdict.published")).hasSize(2);
        assertThat(of("verdict.published")
                        .getLast()
                        .json()
                        .path("data")
                        .path("kind")
                        .asText())
                .isEqualTo("RECHECK");

        followUp(recheck, "RETRACTION");
        round.run();
        data = only("verdict.retracted", hook).json().path("data");
        assertThat(data.path("revision").asInt()).isEqualTo(4);
        assertThat(data.path("retracted").booleanValue()).isTrue();
        assertThat(opening.recheck(verdictId, 4, "Figures moved")).isPresent();
        round.run();
        data = of("recheck.opened").getLast().json().path("data");
        assertThat(data.path("revision").asInt()).isEqualTo(4);
        assertThat(data.path("kind").asText()).isEqualTo("RECHECK");
        assertThat(data.path("retracted").booleanValue())
                .as("its rating does not stand, whatever is looked into")
                .isTrue();

        round.run();
        assertThat(receiver.got()).extracting(Got::id).hasSize(6).doesNotHaveDuplicates();
        assertThat(receiver.got()).allMatch(got -> got.signedWith(hook.secret()));
        assertThat(receiver.got()).extracting(Got::path).containsOnly("/hook?token=T0KEN");
        assertThat(receiver.got()).extracting(Got::contentType).containsOnly("application/json");
        assertThat(partner.states(hook)).hasSize(6).containsOnly("DELIVERED");
    }

    @Test
    void tellsOnlyWhatWasAskedForAndNothingWhenNothingIsCommitted() {
        Hook hook = partner.hook(host, "verdict.retracted");
        UUID review = Published.approved(events, Desk.DRAFT);
        Desk.expect(EDITOR2.sends("POST", review, "publication", null, 0), 412);
        Published.publish(review);
        round.run();
        assertThat(receiver.got()).isEmpty();
        assertThat(partner.states(hook)).isEmpty();
    }

    @Test
    void sendsOnceHoweverManyInstancesSend() throws Exception {
        Hook hook = partner.hook(host);
        Hook other = partner.hook(net.hostOn(receiver.port()));
        receiver.dawdles(Duration.ofMillis(200));
        published();
        published();
        try (ExecutorService instances = Executors.newFixedThreadPool(4)) {
            List<? extends Future<?>> all = IntStream.range(0, 4)
                    .mapToObj(any -> instances.submit(() -> round.send(clock)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(receiver.got()).extracting(Got::id).hasSize(4).doesNotHaveDuplicates();
        assertThat(partner.states(hook)).containsExactly("DELIVERED", "DELIVERED");
        assertThat(partner.states(other)).containsExactly("DELIVERED", "DELIVERED");
    }

    @Test
    void triesAgainAfterAnErrorARedirectAndASlowAnswer() {
        Hook hook = partner.hook(host);
        receiver.answers(500, 302);
        published();
        round.run();
        Instant start = clock.instant();
        round.run();
        assertThat(receiver.got()).as("not before it is due").hasSize(1);
        round.send(() -> start.plusSeconds(40));
        assertThat(receiver.got()).as("the redirect is not followed").hasSize(2);
        receiver.dawdles(Duration.ofSeconds(10));
        round.send(() -> start.plusSeconds(200));
        receiver.dawdles(Duration.ZERO);
        round.send(() -> start.plusSeconds(600));

        assertThat(receiver.got()).hasSize(4).allMatch(got -> got.signedWith(hook.secret()));
        assertThat(receiver.got())
                .extracting(Got::id)
                .containsOnly(receiver.got().getFirst().id());
        assertThat(receiver.got()).extracting(Got::timestamp).doesNotHaveDuplicates();
        assertThat(partner.states(hook)).containsExactly("DELIVERED");
        assertThat(attempts(hook))
                .containsExactly(
                        "It answered 500.",
                        "It answered 302, which sends on to another address. That is not followed.",
                        "It took too long to answer.",
                        null);
    }

    @Test
    void waitsAsLongAsABusyReceiverAsksForButNotForEver() {
        Hook hook = partner.hook(host);
        receiver.answers(429, 503);
        receiver.asksForPause("3600");
        published();
        Instant start = clock.instant();
        round.run();
        round.send(() -> start.plusSeconds(3590));
        assertThat(receiver.got()).as("not before the hour is over").hasSize(1);
        receiver.asksForPause("Thu, 31 Dec 2099 23:59:59 GMT");
        Instant second = start.plusSeconds(3700);
        round.send(() -> second);
        assertThat(receiver.got()).hasSize(2);
        round.send(() -> second.plus(Duration.ofHours(24)).minusSeconds(10));
        assertThat(receiver.got()).as("for a day at the most").hasSize(2);
        round.send(() -> second.plus(Duration.ofHours(24)).plusSeconds(1));

        assertThat(receiver.got()).hasSize(3);
        assertThat(partner.states(hook)).containsExactly("DELIVERED");
        assertThat(attempts(hook)).containsExactly("It answered 429.", "It answered 503.", null);
    }

    @Test
    void switchesOffWhatIsGoneAndTellsTheAdmins() throws SQLException {
        Somebody admin = seen(Roles.ADMIN);
        Hook hook = partner.hook(host);
        receiver.answers(410);
        published();
        published();
        round.run();

        JsonPath webhook = partner.reads(hook.path());
        assertThat(webhook.getString("suspendedBecause")).isEqualTo("It answered 410: it is gone for good.");
        assertThat(partner.states(hook)).contains("GIVEN_UP").doesNotContain("WAITING");
        published();
        assertThat(partner.states(hook)).as("nothing is written for it").hasSize(2);
        assertThat(Database.auditOf(hook.id())).containsExactly("webhook.registered", "webhook.suspended");
        JsonPath notices = admin.notices("?kind=WEBHOOK");
        assertThat(notices.getList("items")).hasSize(1);
        assertThat(notices.getString("items[0].words"))
                .contains(host, "was switched off", "410")
                .doesNotContain("T0KEN");
        assertThat(query("select detail from audit_entry where subject_id = ?", hook.id()))
                .noneMatch(detail -> detail.contains("T0KEN"));
    }

    @Test
    void goesNowhereWhenTheNameLeadsInsideAndGivesUpInTheEnd() {
        Somebody admin = seen(Roles.ADMIN);
        Hook hook = partner.hook(host);
        published();
        net.moves(host, "127.0.0.1");
        Instant start = clock.instant();
        for (Duration after = Duration.ZERO; after.toDays() < 4; after = after.plusHours(8)) {
            Instant now = start.plus(after);
            round.send(() -> now);
        }
        assertThat(receiver.got()).isEmpty();
        assertThat(partner.states(hook)).containsExactly("GIVEN_UP");
        assertThat(attempts(hook))
                .hasSizeBetween(8, 12)
                .containsOnly("Its name leads into a network that is not public.");
        assertThat(partner.reads(hook.path()).getString("suspendedBecause")).isEqualTo("It took nothing for 3 days.");
        assertThat(admin.notices("?kind=WEBHOOK").getList("items")).hasSize(1);
    }

    @Test
    void staysOnIfOnlyOneThingIsNotTaken() {
        Hook hook = partner.hook(host);
        receiver.answers(422);
        published();
        Instant start = clock.instant();
        round.run();
        published();
        round.run();
        receiver.answers(422);
        round.send(() -> start.plus(Duration.ofDays(3)));
        assertThat(partner.states(hook)).containsExactly("DELIVERED", "GIVEN_UP");
        assertThat(partner.reads(hook.path()).getString("suspendedAt")).isNull();
    }

    @Test
    void signsWithBothSecretsForADay() {
        Hook hook = partner.hook(host);
        Response rotated = partner.changes("POST", hook, "/secret");
        Desk.expect(rotated, 200);
        String secret = rotated.jsonPath().getString("secret");
        assertThat(secret).startsWith("whsec_").isNotEqualTo(hook.secret());
        published();
        round.run();
        Got both = receiver.got().getFirst();
        assertThat(both.signedWith(secret)).isTrue();
        assertThat(both.signedWith(hook.secret())).isTrue();

        published();
        Instant later = clock.instant().plus(Duration.ofHours(25));
        expiry.run(later);
        round.send(() -> later);
        Got one = receiver.got().getLast();
        assertThat(one.signedWith(secret)).isTrue();
        assertThat(one.signedWith(hook.secret())).isFalse();
        assertThat(partner.reads(hook.path()).getString("formerSecretUntil")).isNull();
    }

    @Test
    void replaysUnderTheSameIdWithTheSamePayload() throws SQLException {
        Hook hook = partner.hook(host);
        published();
        round.run();
        String path = hook.path() + "/deliveries/"
                + partner.reads(hook.path() + "/deliveries").getString("items[0].id");
        Desk.expect(partner.sends("POST", path + "/replay", ""), 202);
        Desk.expectRule(partner.sends("POST", path + "/replay", ""), "still-waiting");
        round.run();
        assertThat(receiver.got()).hasSize(2);
        assertThat(receiver.got().getLast().id())
                .isEqualTo(receiver.got().getFirst().id());
        assertThat(receiver.got().getLast().body())
                .isEqualTo(receiver.got().getFirst().body());
        assertThat(receiver.got().getLast().signedWith(hook.secret())).isTrue();
        JsonPath told = partner.reads(path);
        assertThat(told.getString("delivery.messageId"))
                .isEqualTo(receiver.got().getFirst().id());
        assertThat(told.getString("payload"))
                .isEqualTo(receiver.got().getFirst().body().text(StandardCharsets.UTF_8));
        assertThat(told.getList("tried.status")).containsExactly(200, 200);
        assertThat(Database.auditOf(hook.id())).contains("webhook.replayed");
    }

    @Test
    void pingsOnceAndNeverAgain() {
        Hook hook = partner.hook(host);
        receiver.answers(500);
        List<String> ids = IntStream.range(0, 2)
                .mapToObj(any -> partner.asks()
                        .header("Idempotency-Key", "ping-" + hook.id())
                        .post(hook.path() + "/pings"))
                .peek(response -> Desk.expect(response, 202))
                .map(response -> response.jsonPath().getString("delivery.id"))
                .toList();
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
        round.run();
        round.send(() -> clock.instant().plus(Duration.ofDays(1)));
        assertThat(receiver.got()).hasSize(1);
        assertThat(receiver.got().getFirst().type()).isEqualTo("ping");
        assertThat(receiver.got().getFirst().signedWith(hook.secret())).isTrue();
        assertThat(partner.states(hook)).containsExactly("GIVEN_UP");
        assertThat(partner.reads(hook.path()).getString("suspendedAt")).isNull();
    }

    @Test
    void isSilentWhileItIsSwitchedOff() {
        Hook hook = partner.hook(host);
        published();
        Desk.expect(partner.changes("POST", hook, "/suspension"), 200);
        Desk.expectRule(partner.changes("POST", hook, "/suspension"), "webhook-suspended");
        Desk.expectRule(partner.sends("POST", hook.path() + "/pings", ""), "webhook-suspended");
        published();
        round.run();
        assertThat(receiver.got()).isEmpty();
        assertThat(partner.states(hook)).containsExactly("NOT_SENT");

        Desk.expect(partner.changes("DELETE", hook, "/suspension"), 200);
        Desk.expectRule(partner.changes("DELETE", hook, "/suspension"), "webhook-not-suspended");
        round.run();
        assertThat(receiver.got()).as("what was held back stays so").isEmpty();
        published();
        round.run();
        assertThat(receiver.got()).hasSize(1);
    }

    @Test
    void triesAgainWhatFailsOnOurSide() throws SQLException {
        Hook hook = partner.hook(host);
        published();
        update("update webhook set secret = '\\x01' where id = ?", hook.id());
        Instant start = clock.instant();
        round.run();
        assertThat(receiver.got()).isEmpty();
        assertThat(attempts(hook)).containsExactly("Something went wrong on our side; it was logged.");
        Desk.expect(partner.changes("POST", hook, "/secret"), 200);
        update("update webhook set former_secret = null, former_until = null where id = ?", hook.id());
        round.send(() -> start.plusSeconds(60));
        assertThat(partner.states(hook)).containsExactly("DELIVERED");
    }

    @Test
    void forgetsWhatEndedLongAgo() {
        Hook hook = partner.hook(host);
        published();
        round.run();
        published();
        Instant month = clock.instant().plus(Duration.ofDays(31));
        assertThat(expiry.run(clock.instant())).isZero();
        assertThat(expiry.run(month)).isPositive();
        assertThat(partner.states(hook)).containsExactly("WAITING");
    }

    private List<String> attempts(Hook hook) {
        String id = partner.reads(hook.path() + "/deliveries").getString("items[0].id");
        return partner.reads(hook.path() + "/deliveries/" + id).getList("tried.problem", String.class);
    }

    private List<Got> of(String type) {
        return receiver.got().stream().filter(got -> got.type().equals(type)).toList();
    }

    private Got only(String type, Hook hook) {
        assertThat(of(type)).hasSize(1);
        assertThat(of(type).getFirst().signedWith(hook.secret())).isTrue();
        return of(type).getFirst();
    }

    private UUID published() {
        UUID review = Published.approved(events, Desk.DRAFT);
        Published.publish(review);
        return review;
    }

    private static UUID followUp(UUID review, String kind) {
        Response opened = CHECKER2.posts(review, "follow-ups", Map.of("kind", kind, "reason", "Somebody wrote"));
        Desk.expect(opened, 201);
        UUID next = UUID.fromString(opened.jsonPath().getString("id"));
        publish(next, kind);
        return next;
    }

    private static void publish(UUID review, String kind) {
        Desk.expect(CHECKER2.takes(review), 200);
        Map<String, Object> draft = new HashMap<>(Desk.DRAFT);
        draft.put("summary", "After the " + kind);
        draft.put("changeNote", "What the " + kind + " changed.");
        Desk.expect(CHECKER2.drafts(review, draft), 200);
        Desk.expect(CHECKER2.posts(review, "submission", null), 200);
        Desk.expect(EDITOR.approves(review), 200);
        Desk.expect(EDITOR2.approves(review), 200);
        Desk.expect(EDITOR2.publishes(review), 201);
    }
}
