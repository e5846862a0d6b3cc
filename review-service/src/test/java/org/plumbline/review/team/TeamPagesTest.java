package org.plumbline.review.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.expect;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class TeamPagesTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"idempotencyKey\" value=\"([^\"]+)\"");

    @Inject
    FakePeople people;

    @Inject
    ClaimEvents claims;

    private final String name = "olaf-" + Ids.next().toString().substring(24);
    private final String sub = "sub-" + name;
    private final String page = "/desk/team/" + sub;

    @BeforeEach
    @AfterEach
    void backToNormal() {
        people.comeBack();
    }

    @Test
    void showsAdminsAllAndOthersTheListAlone() {
        people.has(name, Roles.FACT_CHECKER);
        assertThat(opens(Desk.ADMIN, "/desk/team"))
                .contains("Invite somebody")
                .contains(page)
                .contains(name + "@plumbline.example")
                .contains("aria-current=\"page\">Team");
        assertThat(opens(Desk.ADMIN, page)).contains("Change the roles").contains("Deactivate");
        assertThat(opens(Desk.ADMIN, "/desk/team/sub-admin"))
                .contains("another admin does")
                .doesNotContain("Change the roles");
        for (Desk other : List.of(Desk.CHECKER, Desk.EDITOR)) {
            assertThat(opens(other, "/desk/team"))
                    .contains(page)
                    .doesNotContain("@plumbline.example")
                    .doesNotContain("Invite somebody");
            assertThat(opens(other, page))
                    .doesNotContain("@plumbline.example")
                    .doesNotContain("<form method=\"post\" action=\"/desk/team");
            assertThat(asks(other).get("/desk/team/invite").statusCode()).isEqualTo(403);
            for (String action : List.of("roles", "deactivation", "reactivation", "one-time-password")) {
                assertThat(sends(other, page + "/" + action, Map.of("version", "0"))
                                .statusCode())
                        .as(action)
                        .isEqualTo(403);
            }
            assertThat(sends(other, "/desk/team/invite", Map.of()).statusCode()).isEqualTo(403);
        }
        for (String path : List.of("/desk/team", page, "/desk/team/invite")) {
            assertThat(asks(Desk.PARTNER).get(path).statusCode()).isEqualTo(403);
            assertThat(RestAssured.given().accept("text/html").get(path).statusCode())
                    .isEqualTo(401);
        }
        assertThat(people.steps()).isEmpty();
    }

    @Test
    void filtersByRoleAndStatus() {
        people.has(name, Roles.FACT_CHECKER);
        assertThat(opens(Desk.ADMIN, "/desk/team?role=fact-checker&status=ACTIVE"))
                .contains(page)
                .doesNotContain("href=\"/desk/team/sub-editor\"")
                .contains("<option value=\"fact-checker\" selected>");
        assertThat(opens(Desk.ADMIN, "/desk/team?role=editor")).doesNotContain(page);
        assertThat(opens(Desk.ADMIN, "/desk/team?status=DEACTIVATED&role=admin"))
                .contains("Nobody fits these filters");
        expect(asks(Desk.ADMIN).get("/desk/team?role=owner"), 422);
        expect(asks(Desk.ADMIN).get("/desk/team?status=asleep"), 422);
    }

    @Test
    void showsAOneTimePasswordThisOnceOnly() {
        Map<String, String> typed = typed();
        Response invited = sends(Desk.ADMIN, "/desk/team/invite", typed);
        expect(invited, 200);
        assertThat(invited.header("Cache-Control")).isEqualTo("no-store");
        String password = people.password(sub).orElseThrow();
        assertThat(invited.asString())
                .contains("<code id=\"one-time-password\">" + password + "</code>")
                .contains("shown this once");
        assertThat(opens(Desk.ADMIN, page)).doesNotContain(password).contains("Invite again");
        Response reloaded = sends(Desk.ADMIN, "/desk/team/invite", typed);
        expect(reloaded, 200);
        assertThat(reloaded.asString()).contains("Invited before").doesNotContain(password);

        Response again = sends(Desk.ADMIN, page + "/one-time-password", Map.of());
        expect(again, 200);
        assertThat(again.asString())
                .doesNotContain(password)
                .contains(people.password(sub).orElseThrow());
    }

    @Test
    void keepsWhatWasTypedIntoARefusedInvitation() {
        Map<String, String> typed = typed();
        typed.put("firstName", "<script>");
        typed.put("email", "nobody");
        Response refused = sends(Desk.ADMIN, "/desk/team/invite", typed);
        expect(refused, 422);
        assertThat(refused.asString())
                .contains("<title>Error: Invite somebody")
                .contains("value=\"&lt;script&gt;\"")
                .contains("value=\"" + name + "\"")
                .contains("href=\"#invite-firstName\"")
                .contains("Mail address must be an address such as")
                .contains("value=\"fact-checker\" checked");

        typed.put("firstName", "Olaf");
        typed.put("email", "admin@plumbline.example");
        Response taken = sends(Desk.ADMIN, "/desk/team/invite", typed);
        expect(taken, 409);
        assertThat(taken.asString()).contains("There is an account with this user name or this address already");

        typed.put("email", name + "@plumbline.example");
        typed.put("idempotencyKey", key(taken.asString()));
        people.goAwayFrom("roles");
        Response away = sends(Desk.ADMIN, "/desk/team/invite", typed);
        expect(away, 503);
        assertThat(away.asString())
                .contains("The login service does not answer")
                .contains("value=\"" + name + "\"");
        people.goAwayFrom(null);
        assertThat(key(away.asString())).isEqualTo(typed.get("idempotencyKey"));
        expect(sends(Desk.ADMIN, "/desk/team/invite", typed), 200);
        assertThat(people.account(sub).enabled()).isTrue();
        assertThat(sends(Desk.ADMIN, "/desk/team/invite", Map.of()).statusCode())
                .as("without its key")
                .isEqualTo(400);
    }

    @Test
    void changesRolesDeactivatesAndLetsInAgain() throws SQLException {
        people.has(name, Roles.FACT_CHECKER);
        Database.knows("sub-checker3", "checker3", Roles.FACT_CHECKER);
        Desk olaf = Desk.of(name, Roles.FACT_CHECKER);
        Desk.Accepted accepted = Desk.accepted(claim -> {});
        claims.receive(accepted.record());
        UUID review = accepted.reviewId();
        expect(olaf.takes(review), 200);

        String before = opens(Desk.ADMIN, page);
        assertThat(before)
                .contains("Their 1 open review goes to whom you choose")
                .contains("<option value=\"sub-checker3\">")
                .doesNotContain("<option value=\"" + sub + "\">");
        String stale = version(before);
        assertThat(lands(sends(Desk.ADMIN, page + "/roles", Map.of("version", stale, "roles", "editor"))))
                .contains("The roles were changed.")
                .contains("<dd>Editor</dd>");
        Response refused =
                sends(Desk.ADMIN, page + "/deactivation", Map.of("version", stale, "handOverTo", "sub-checker3"));
        expect(refused, 412);
        assertThat(refused.asString()).contains("Somebody changed this person");
        expect(sends(Desk.ADMIN, page + "/roles", Map.of("version", version(refused.asString()))), 422);

        String gone = lands(sends(
                Desk.ADMIN,
                page + "/deactivation",
                Map.of("version", version(refused.asString()), "handOverTo", "sub-checker3")));
        assertThat(gone).contains("The person was deactivated").contains(">Deactivated</span>");
        assertThat(Desk.CHECKER.reads(review).getList("assignees.sub")).isEqualTo(List.of("sub-checker3"));
        assertThat(asks(olaf).get("/desk").statusCode()).isEqualTo(403);

        assertThat(lands(sends(Desk.ADMIN, page + "/reactivation", Map.of()))).contains("The person is active again.");
        assertThat(asks(olaf).get("/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhatCannotBeDoneWhileTheLoginServiceIsAway() {
        people.has(name, Roles.FACT_CHECKER);
        String version = version(opens(Desk.ADMIN, page));
        people.goAwayFrom("");
        assertThat(opens(Desk.CHECKER, "/desk/team"))
                .contains("The login service does not answer.")
                .contains(page);
        assertThat(opens(Desk.ADMIN, page)).contains("The login service does not answer");
        Response roles = sends(Desk.ADMIN, page + "/roles", Map.of("version", version, "roles", "editor"));
        expect(roles, 503);
        assertThat(roles.asString()).contains("value=\"editor\" checked");
        expect(asks(Desk.ADMIN).get("/desk/team/sub-nobody"), 503);

        String gone = lands(sends(Desk.ADMIN, page + "/deactivation", Map.of("version", version)));
        assertThat(gone).contains("still open").contains("Close it now");
        people.goAwayFrom(null);
        String closed =
                lands(sends(Desk.ADMIN, page + "/deactivation", Map.of("version", version(opens(Desk.ADMIN, page)))));
        assertThat(closed).doesNotContain("Close it now");
        assertThat(people.account(sub).enabled()).isFalse();
    }

    @Test
    void showsNamesAsText() {
        String attack = "<script>alert(1)</script>\"'{page.version}";
        people.has(name, Roles.FACT_CHECKER);
        people.change(
                sub,
                account -> new Account(
                        sub, attack, attack, attack, attack, Set.of(Roles.EDITOR), true, true, account.createdAt()));
        for (String path : List.of("/desk/team", page)) {
            assertThat(opens(Desk.ADMIN, path)).contains("&lt;script&gt;").doesNotContain("<script>alert");
        }
        people.change(sub, account -> FakePeople.with(account, Set.of(), false, false));
    }

    private Map<String, String> typed() {
        return new HashMap<>(Map.of(
                "idempotencyKey",
                key(opens(Desk.ADMIN, "/desk/team/invite")),
                "firstName",
                "Olaf",
                "lastName",
                "O’Example",
                "userName",
                name,
                "email",
                name + "@plumbline.example",
                "roles",
                "fact-checker"));
    }

    private static String key(String html) {
        return first(KEY, html);
    }

    private static String version(String html) {
        return first(VERSION, html);
    }

    private static String first(Pattern pattern, String html) {
        Matcher matcher = pattern.matcher(html);
        assertThat(matcher.find()).as("%s in %s", pattern, html).isTrue();
        return matcher.group(1);
    }

    private static RequestSpecification asks(Desk somebody) {
        return somebody.asks().accept("text/html").redirects().follow(false);
    }

    private static String opens(Desk somebody, String path) {
        Response response = asks(somebody).get(path);
        expect(response, 200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        return response.asString();
    }

    private static Response sends(Desk somebody, String action, Map<String, String> fields) {
        return asks(somebody)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(action);
    }

    private static String lands(Response response) {
        expect(response, 303);
        assertThat(response.header("Location")).startsWith("/desk/team/");
        return opens(Desk.ADMIN, response.header("Location"));
    }
}
