package org.plumbline.review.webhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.Desk;
import org.plumbline.review.webhook.Partner;
import org.plumbline.review.webhook.PartnersNet;
import org.plumbline.review.webhook.SecretsKeyForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(SecretsKeyForTests.class)
class WebhookPagesTest {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    @Inject
    PartnersNet net;

    @Test
    void registersShowsTheSecretOnceAndTakesTheFormOnce() {
        assertThat(opens("/desk/settings")).contains("/desk/webhooks");
        String url = "http://" + net.hostOn(1) + "/<script>alert(1)</script>";
        Map<String, Object> typed = Map.of("url", "https://127.0.0.1/", "events", List.of("verdict.published"));
        Response refused = sends("/desk/webhooks/new", "/desk/webhooks/new", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("Error: New webhook", "value=\"https://127.0.0.1/\"", "not public", "href=\"#url\"")
                .contains("value=\"verdict.published\" checked")
                .doesNotContain("value=\"verdict.corrected\" checked");
        Response empty = sends("/desk/webhooks/new", "/desk/webhooks/new", Map.of("url", ""));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.asString()).contains("Events must name one at least.", "href=\"#events\"");

        Map<String, Object> fields = fields("/desk/webhooks/new", "/desk/webhooks/new");
        fields.put("url", url);
        fields.put("events", List.of("verdict.published", "recheck.opened"));
        Response registered = posts("/desk/webhooks/new", fields);
        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(422);
        fields.put("url", url.replaceFirst("/<.*", "/hook"));
        registered = posts("/desk/webhooks/new", fields);
        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(200);
        assertThat(registered.header("Cache-Control")).isEqualTo("no-store");
        assertThat(registered.asString()).containsPattern("whsec_[A-Za-z0-9+/]{43}=");
        Response again = posts("/desk/webhooks/new", fields);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString())
                .contains("registered by this very form before")
                .doesNotContain("whsec_");

        String page = page(registered);
        String shown = opens(page);
        assertThat(shown).contains("It was told nothing yet", "Switch it off").doesNotContain("whsec_");
        assertThat(opens("/desk/webhooks?state=on")).contains(page);
        assertThat(opens("/desk/webhooks?state=off")).doesNotContain(page);
        follows(sends(page, page + "/removal", Map.of()), "The webhook was removed");
        assertThat(asks().get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void looksAfterAPartnersWebhook() {
        Partner partner = Partner.fresh();
        Partner.Hook hook = partner.hook(net.hostOn(1));
        String page = "/desk/webhooks/" + hook.id();

        Response changed = sends(page, page, Map.of("events", List.of("recheck.opened"), "url", "nowhere"));
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.asString())
                .contains("value=\"nowhere\"", "Address must begin with https://", "<details open>");
        follows(
                sends(
                        page,
                        page,
                        Map.of("events", List.of("recheck.opened"), "url", "http://" + net.hostOn(1) + "/other")),
                "The webhook was changed.");

        Response secret = sends(page, page + "/secret", Map.of());
        assertThat(secret.statusCode()).isEqualTo(200);
        assertThat(secret.asString()).contains("whsec_", "the secret before signs too");
        assertThat(opens(page)).contains("Former secret").doesNotContain("whsec_");

        Response pinged = sends(page, page + "/pings", Map.of());
        String delivery = follows(pinged, "A test will be sent in a moment");
        assertThat(delivery).contains("Delivery of <code>ping</code>", "It was not tried yet", "msg_");
        String path = pinged.header("Location").replaceFirst("\\?.*", "");
        Response waits = posts(path + "/replay", Map.of("x", "y"));
        assertThat(waits.statusCode()).isEqualTo(409);
        assertThat(waits.asString()).contains("It waits to be sent already.");

        Map<String, Object> stale = fields(page, page + "/suspension");
        follows(posts(page + "/suspension", stale), "The webhook is switched off");
        assertThat(posts(page + "/suspension", stale).statusCode()).isEqualTo(412);
        assertThat(opens(page))
                .contains("It was switched off by", "Switch it on")
                .doesNotContain("Send a test");
        assertThat(opens(page + "?state=NOT_SENT")).contains("1 delivery");
        assertThat(opens(page + "?state=DELIVERED")).contains("No delivery is in this state");
        assertThat(opens("/desk/webhooks?state=off")).contains(page, "Switched off");
        follows(sends(page, page + "/resumption", Map.of()), "The webhook is switched on");
        follows(posts(path + "/replay", Map.of("x", "y")), "It will be sent again in a moment");
        partner.removesEverything();
    }

    @Test
    void leadsFromPageToPage() {
        Partner partner = Partner.fresh();
        Partner.Hook hook = partner.hook(net.hostOn(1));
        for (int i = 0; i < 26; i++) {
            Desk.expect(partner.sends("POST", hook.path() + "/pings", ""), 202);
        }
        String first = opens("/desk/webhooks/" + hook.id());
        assertThat(first).contains("26 deliveries, newest first");
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(opens(next.group(1).replace("&amp;", "&")))
                .contains("going on")
                .doesNotContain("rel=\"next\"");
        partner.removesEverything();
    }

    private static String page(Response response) {
        Matcher page = Pattern.compile("/desk/webhooks/[0-9a-f-]{36}").matcher(response.asString());
        assertThat(page.find()).isTrue();
        return page.group();
    }

    private static RequestSpecification asks() {
        return RestAssured.given()
                .auth()
                .oauth2(TokensForTests.token("admin", Roles.ADMIN))
                .accept("text/html")
                .redirects()
                .follow(false);
    }

    private static String opens(String path) {
        Response response = asks().get(path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.asString();
    }

    private static Map<String, Object> fields(String page, String action) {
        String html = opens(page);
        int form = html.indexOf(" action=\"" + action + "\"");
        assertThat(form).as("a form for %s in %s", action, html).isPositive();
        // A page may have a form that asks and one that sends at one address.
        while (html.lastIndexOf("method=\"get\"", form) > html.lastIndexOf("<form", form)) {
            form = html.indexOf(" action=\"" + action + "\"", form + 1);
        }
        Map<String, Object> fields = new HashMap<>();
        Matcher hidden = HIDDEN.matcher(html.substring(form, html.indexOf("</form>", form)));
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    private static Response sends(String page, String action, Map<String, Object> typed) {
        Map<String, Object> fields = fields(page, action);
        fields.putAll(typed);
        return posts(action, fields);
    }

    private static Response posts(String action, Map<String, Object> fields) {
        RequestSpecification request = asks().contentType("application/x-www-form-urlencoded; charset=UTF-8");
        fields.forEach((name, value) -> {
            if (value instanceof List<?> several) {
                request.formParam(name, new ArrayList<>(several));
            } else {
                request.formParam(name, value);
            }
        });
        return request.post(action);
    }

    private static String follows(Response sent, String expected) {
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(303);
        String page = opens(sent.header("Location"));
        assertThat(page).contains(expected);
        return page;
    }
}
