package org.plumbline.review.webhook.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.notice.NoticeFixtures.query;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.webhook.Partner;
import org.plumbline.review.webhook.Partner.Hook;
import org.plumbline.review.webhook.PartnersNet;
import org.plumbline.review.webhook.Receiver;
import org.plumbline.review.webhook.SecretsKeyForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(SecretsKeyForTests.class)
class WebhookResourceTest {

    @Inject
    PartnersNet net;

    private final Partner partner = Partner.fresh();
    private final Partner other = Partner.fresh();

    @AfterEach
    void clean() {
        partner.removesEverything();
        other.removesEverything();
    }

    @Test
    void tellsTheSecretOnceAndKeepsItEncrypted() throws SQLException {
        String host = net.hostOn(1);
        List<JsonPath> answers = IntStream.range(0, 2)
                .mapToObj(any -> partner.asks()
                        .header("Idempotency-Key", host)
                        .contentType("application/json")
                        .body(Map.of("url", "http://" + host + "/x?key=T0KEN", "events", List.of("verdict.published")))
                        .post("/api/webhooks"))
                .peek(response -> Desk.expect(response, 201))
                .map(Response::jsonPath)
                .toList();
        String secret = answers.getFirst().getString("secret");
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(answers.getLast().getString("secret")).isNull();
        assertThat(answers.getLast().getString("webhook.id"))
                .isEqualTo(answers.getFirst().getString("webhook.id"));
        String id = answers.getFirst().getString("webhook.id");
        Response read = partner.asks().get("/api/webhooks/" + id);
        assertThat(read.asString()).doesNotContain("whsec_").doesNotContain("ecret\"");
        assertThat(read.header("Cache-Control")).isEqualTo("no-store");

        List<String> rows = query("select w::text || encode(secret, 'escape') from webhook w where id::text = ?", id);
        assertThat(rows).hasSize(1).noneMatch(row -> row.contains(secret.substring(6)));
        assertThat(Database.auditOf(UUID.fromString(id))).containsExactly("webhook.registered");
        assertThat(query("select detail from audit_entry where subject_id::text = ?", id))
                .allMatch(detail -> detail.contains(host) && !detail.contains("T0KEN") && !detail.contains("whsec_"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://partner.example/ | must begin with https://",
                "partner.example/hook | must begin with https://",
                "javascript:alert(1) | must begin with https://",
                "https://user:word@partner.example/ | cannot be used: it holds a user name or password",
                "https://127.0.0.1/ | cannot be used: its name leads into a network that is not public",
                "https://[::1]/ | not public",
                "https://169.254.169.254/latest | not public",
                "https://2130706433/ | not public",
                "https://localhost/ | not public",
                "https://inside.example/ | not public",
                "https://nobody.example/ | there is no site of that name",
                "https://partner.example:8443/ | only the usual ports",
                "https://partner.example/#part | behind #",
                "https://a b.example/ | must be an address",
                "'' | must not be blank"
            })
    void refusesAddressesThatNothingMayBeSentTo(String url, String why) {
        net.moves("inside.example", "10.0.0.7");
        Response refused = partner.registers(url, Partner.ALL_EVENTS);
        Desk.expect(refused, 422);
        assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo("url");
        assertThat(refused.jsonPath().getList("violations.message", String.class))
                .anyMatch(said -> said.contains(why));
        assertThat(partner.reads("/api/webhooks").getInt("count")).isZero();
    }

    @Test
    void refusesWhatIsTooLongAndEventsThatThereAreNot() {
        String host = net.hostOn(1);
        Desk.expect(partner.registers("https://" + host + "/" + "x".repeat(2000), Partner.ALL_EVENTS), 422);
        Response none = partner.registers("https://" + host + "/", List.of());
        Desk.expect(none, 422);
        assertThat(none.jsonPath().getString("violations[0].field")).isEqualTo("events");
        Desk.expect(partner.registers("https://" + host + "/", List.of("verdict.written")), 400);
    }

    @Test
    void sendsNothingWhenItIsRegisteredOrChanged() throws IOException {
        try (Receiver receiver = new Receiver()) {
            Hook hook = partner.hook(net.hostOn(receiver.port()));
            Map<String, ?> facts =
                    Map.of("url", "http://" + net.hostOn(receiver.port()) + "/", "events", List.of("recheck.opened"));
            Response changed = partner.asks()
                    .header("If-Match", partner.tag(hook))
                    .contentType("application/json")
                    .body(facts)
                    .put(hook.path());
            Desk.expect(changed, 200);
            assertThat(changed.jsonPath().getList("events")).containsExactly("recheck.opened");
            Desk.expect(partner.sends("PUT", hook.path(), facts), 428);
            Response stale = partner.asks()
                    .header("If-Match", "\"0\"")
                    .contentType("application/json")
                    .body(facts)
                    .put(hook.path());
            Desk.expect(stale, 412);
            assertThat(stale.jsonPath().getString("current.id"))
                    .isEqualTo(hook.id().toString());
            assertThat(receiver.got()).isEmpty();
        }
    }

    @Test
    void showsNobodyElsesWebhook() {
        Hook hook = partner.hook(net.hostOn(1));
        Desk.expect(partner.sends("POST", hook.path() + "/pings", ""), 202);
        String delivery = hook.path() + "/deliveries/"
                + partner.reads(hook.path() + "/deliveries").getString("items[0].id");
        Map<String, ?> facts = Map.of("url", "http://" + net.hostOn(1) + "/", "events", List.of("recheck.opened"));

        assertThat(other.reads("/api/webhooks").getInt("count")).isZero();
        for (String path : List.of(hook.path(), hook.path() + "/deliveries", delivery)) {
            Desk.expect(other.asks().get(path), 404);
            Desk.expect(Desk.ADMIN.asks().get(path), 200);
        }
        List<Response> refused = List.of(
                tagged(other).contentType("application/json").body(facts).put(hook.path()),
                tagged(other).delete(hook.path()),
                tagged(other).post(hook.path() + "/secret"),
                tagged(other).post(hook.path() + "/suspension"),
                tagged(other).delete(hook.path() + "/suspension"),
                other.asks().post(hook.path() + "/pings"),
                other.asks().post(delivery + "/replay"));
        assertThat(refused).extracting(Response::statusCode).containsOnly(404);
        // A delivery is only found at its own webhook.
        Hook theirs = other.hook(net.hostOn(1));
        Desk.expect(other.asks().get(delivery.replace(hook.path(), theirs.path())), 404);
        Desk.expect(other.asks().post(delivery.replace(hook.path(), theirs.path()) + "/replay"), 404);
        assertThat(partner.reads(hook.path()).getString("suspendedAt")).isNull();
        assertThat(partner.states(hook)).containsExactly("WAITING");
        for (String role : List.of(Roles.FACT_CHECKER, Roles.EDITOR)) {
            Desk.expect(Desk.of("walker", role).asks().get(hook.path()), 403);
        }
    }

    @Test
    void letsNobodyHaveMoreThanTenAndListsThemByPages() {
        String host = net.hostOn(1);
        IntStream.range(0, 10).forEach(any -> partner.hook(host));
        Desk.expectRule(partner.registers("https://" + host + "/", Partner.ALL_EVENTS), "too-many-webhooks");
        JsonPath first = partner.reads("/api/webhooks?limit=6");
        assertThat(first.getInt("count")).isEqualTo(10);
        assertThat(first.getList("items")).hasSize(6);
        JsonPath second = partner.reads("/api/webhooks?limit=6&after=" + first.getString("next"));
        assertThat(second.getList("items")).hasSize(4);
        assertThat(second.getString("next")).isNull();
        Desk.expect(partner.asks().get("/api/webhooks?limit=0"), 422);
        Desk.expect(partner.asks().get("/api/webhooks/" + Ids.next()), 404);
    }

    @Test
    void filtersWhatItWasTold() {
        Hook hook = partner.hook(net.hostOn(1));
        Desk.expect(partner.sends("POST", hook.path() + "/pings", ""), 202);
        assertThat(partner.reads(hook.path() + "/deliveries?state=WAITING").getInt("count"))
                .isEqualTo(1);
        assertThat(partner.reads(hook.path() + "/deliveries?state=DELIVERED").getInt("count"))
                .isZero();
        Desk.expect(partner.asks().get(hook.path() + "/deliveries?state=LOST"), 422);
    }

    private static RequestSpecification tagged(Partner partner) {
        return partner.asks().header("If-Match", "\"0\"");
    }
}
