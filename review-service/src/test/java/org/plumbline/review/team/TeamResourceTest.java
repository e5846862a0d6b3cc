package org.plumbline.review.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.expect;
import static org.plumbline.review.Desk.expectRule;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Deactivations;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class TeamResourceTest {

    @Inject
    FakePeople people;

    @Inject
    Deactivations deactivations;

    @Inject
    ClaimEvents claims;

    /** Of a name that no other test has. */
    private final String name = "nora-" + Ids.next().toString().substring(24);

    private final String sub = "sub-" + name;

    @BeforeEach
    @AfterEach
    void backToNormal() {
        people.comeBack();
        people.change("sub-admin", admin -> FakePeople.with(admin, Set.of(Roles.ADMIN), true, false));
    }

    @Test
    void invitesSomebodyWhoCanLogInOnlyAfterAllElseIsDone() throws SQLException {
        Response invited = invite(invitation(Roles.FACT_CHECKER), "key-" + name);
        expect(invited, 201);
        assertThat(invited.header("Location")).endsWith("/api/team/" + sub);
        assertThat(invited.header("Cache-Control")).isEqualTo("no-store");
        assertThat(invited.jsonPath().getString("oneTimePassword"))
                .hasSizeGreaterThanOrEqualTo(16)
                .isEqualTo(people.password(sub).orElseThrow());
        assertThat(people.steps()).containsExactly("create", "roles", "password", "enable");
        assertThat(people.account(sub).roles()).containsExactly(Roles.FACT_CHECKER);
        assertThat(Database.auditOf(TeamRecords.idOf(sub))).containsExactly("person.invited");

        Member seen = member(sub);
        assertThat(seen.status()).isEqualTo(Status.INVITED);
        assertThat(seen.name()).isEqualTo("Nora New");
        assertThat(seen.email()).isEqualTo(name + "@plumbline.example");
        assertThat(Desk.CHECKER.asks().get("/api/team/" + sub).jsonPath().getString("email"))
                .as("the address, for others than admins")
                .isNull();

        Response again = invite(invitation(Roles.FACT_CHECKER), "key-" + name);
        expect(again, 201);
        assertThat(again.jsonPath().getString("oneTimePassword")).isNull();
        expectRule(invite(invitation(Roles.EDITOR), "key-" + name), "idempotency-key-reused");
        expectRule(invite(invitation(Roles.FACT_CHECKER), "other-" + name), "account-exists");
        assertThat(people.steps()).hasSize(4);
    }

    @Test
    void goesOnWithAnInvitationThatBrokeOffAtAnyStep() throws SQLException {
        for (String step : List.of("create", "roles", "password", "enable")) {
            people.comeBack();
            people.goAwayFrom(step);
            Map<String, Object> invitation = invitation(step + "-" + name, Roles.EDITOR);
            Response broken = invite(invitation, step + name);
            expect(broken, 503);
            assertThat(broken.header("Retry-After")).isNotNull();
            assertThat(broken.jsonPath().getString("detail")).contains("login service");
            people.goAwayFrom(null);
            String made = "sub-" + step + "-" + name;
            if (!step.equals("create")) {
                assertThat(people.account(made).enabled()).as("after " + step).isFalse();
            }

            Response second = invite(invitation, step + name);

            expect(second, 201);
            assertThat(second.jsonPath().getString("oneTimePassword"))
                    .isEqualTo(people.password(made).orElseThrow());
            assertThat(people.account(made).enabled()).isTrue();
            assertThat(people.account(made).roles()).containsExactly(Roles.EDITOR);
        }
    }

    @Test
    void takesOverNobodyElsesAccount() {
        people.has(name, Roles.EDITOR);
        people.change(sub, account -> FakePeople.with(account, account.roles(), false, false));
        Map<String, Object> invitation = invitation(Roles.FACT_CHECKER);
        invitation.put("email", "somebody-else@plumbline.example");
        expectRule(invite(invitation, "key-" + name), "account-exists");
        assertThat(people.account(sub).enabled()).isFalse();
        assertThat(people.password(sub)).isEmpty();
    }

    @Test
    void givesNobodyAWayIntoAnAccountOfSomebodyWhoWasHere() throws SQLException {
        people.goAwayFrom("create");
        expect(invite(invitation(Roles.EDITOR), "broken-" + name), 503);
        people.goAwayFrom(null);
        expect(invite(invitation(Roles.EDITOR), "key-" + name), 201);
        String password = people.password(sub).orElseThrow();
        expect(Desk.of(name, Roles.EDITOR).asks().get("/api/reviews"), 200);
        // Somebody has Keycloak ask for a new password.
        expectRule(Desk.ADMIN.asks().post("/api/team/" + sub + "/one-time-password"), "not-invited");

        people.change(sub, account -> FakePeople.with(account, account.roles(), false, false));
        for (String key : List.of("broken-", "key-", "new-")) {
            expectRule(invite(invitation(Roles.EDITOR), key + name), "account-exists");
        }
        assertThat(people.password(sub)).contains(password);
        assertThat(people.account(sub).enabled()).isFalse();
    }

    @Test
    void makesAOneTimePasswordForThoseOnlyWhoNeverLoggedIn() {
        expect(invite(invitation(Roles.EDITOR), "key-" + name), 201);
        String first = people.password(sub).orElseThrow();
        Response again = Desk.ADMIN.asks().post("/api/team/" + sub + "/one-time-password");
        expect(again, 200);
        assertThat(again.jsonPath().getString("oneTimePassword"))
                .isNotEqualTo(first)
                .isEqualTo(people.password(sub).orElseThrow());

        people.change(sub, account -> FakePeople.with(account, account.roles(), true, false));
        expectRule(Desk.ADMIN.asks().post("/api/team/" + sub + "/one-time-password"), "not-invited");
    }

    @Test
    void refusesAnInvitationThatIsNotOne() {
        Response refused = invite(
                Map.of(
                        "firstName", " ",
                        "lastName", "<b>",
                        "userName", "Nora New",
                        "email", "nora",
                        "roles", List.of("partner")),
                null);
        expect(refused, 422);
        assertThat(refused.jsonPath().getList("violations.field", String.class))
                .anyMatch(field -> field.startsWith("firstName"))
                .anyMatch(field -> field.startsWith("lastName"))
                .anyMatch(field -> field.startsWith("userName"))
                .anyMatch(field -> field.startsWith("email"))
                .anyMatch(field -> field.startsWith("roles"));
        Map<String, Object> without = invitation(Roles.EDITOR);
        without.put("roles", List.of());
        expect(invite(without, null), 422);
        assertThat(people.steps()).isEmpty();
    }

    @Test
    void changesRolesAsTheyWereReadOnly() throws SQLException {
        people.has(name, Roles.FACT_CHECKER);
        long version = member(sub).version();
        people.change(sub, account -> FakePeople.with(account, Set.of(Roles.EDITOR), true, false));
        Response stale = roles(sub, version, Roles.FACT_CHECKER, Roles.EDITOR);
        expect(stale, 412);
        assertThat(stale.jsonPath().getList("current.roles")).isEqualTo(List.of("editor"));

        Response changed = roles(sub, member(sub).version(), Roles.FACT_CHECKER, Roles.EDITOR);
        expect(changed, 200);
        assertThat(changed.jsonPath().getList("roles")).isEqualTo(List.of("editor", "fact-checker"));
        assertThat(people.account(sub).roles()).containsExactlyInAnyOrder(Roles.FACT_CHECKER, Roles.EDITOR);
        assertThat(Database.auditOf(TeamRecords.idOf(sub))).containsExactly("person.roles-changed");
        expect(roles(sub, member(sub).version(), "partner"), 422);
        expect(roles(sub, member(sub).version()), 422);
        assertThat(Desk.ADMIN
                        .asks()
                        .contentType(ContentType.JSON)
                        .body(Map.of("roles", List.of("editor")))
                        .put("/api/team/" + sub + "/roles")
                        .statusCode())
                .isEqualTo(428);
    }

    @Test
    void letsNobodyChangeTheirOwnRolesNorTakeTheLastAdmins() throws SQLException {
        expectRule(roles("sub-admin", member("sub-admin").version(), Roles.EDITOR), "own-roles");
        expectRule(deactivate("sub-admin", member("sub-admin").version(), null), "own-account");

        // Somebody whose token still says admin, though the role is gone since.
        Desk late = Desk.of(name, Roles.ADMIN);
        people.has(name, Roles.EDITOR);
        long version = member("sub-admin").version();
        expectRule(roles(late, "sub-admin", version, Roles.EDITOR), "last-admin");
        expectRule(deactivate(late, "sub-admin", version, null), "last-admin");
        assertThat(people.account("sub-admin").isActiveAdmin()).isTrue();
        assertThat(deactivations.isDeactivated("sub-admin")).isFalse();
    }

    @Test
    void givesTheRoleBackWhereTwoAdminsTookItFromEachOtherAtOnce() throws SQLException {
        people.has(name, Roles.ADMIN);
        people.meanwhile(() -> people.setRoles("sub-admin", Set.of(Roles.EDITOR)));
        expectRule(roles(sub, member(sub).version(), Roles.EDITOR), "last-admin");
        assertThat(people.account(sub).isActiveAdmin()).isTrue();
        assertThat(Database.auditOf(TeamRecords.idOf(sub)))
                .containsExactly("person.roles-changed", "person.roles-kept");
    }

    @Test
    void tellsTheTrailWhereRolesWereNotChangedAfterAll() throws SQLException {
        people.has(name, Roles.EDITOR);
        long version = member(sub).version();
        people.goAwayFrom("roles");
        expect(roles(sub, version, Roles.FACT_CHECKER), 503);
        assertThat(Database.auditOf(TeamRecords.idOf(sub)))
                .containsExactly("person.roles-changed", "person.roles-kept");
    }

    @Test
    void deactivatesAtOnceAndHandsOver() throws SQLException {
        people.has(name, Roles.FACT_CHECKER);
        Desk nora = Desk.of(name, Roles.FACT_CHECKER);
        UUID inProgress = opened();
        expect(nora.takes(inProgress), 200);
        expect(nora.drafts(inProgress, Desk.DRAFT), 200);
        UUID inApproval = opened();
        nora.preparesForApproval(inApproval);
        assertThat(member(sub).workload().open()).isEqualTo(2);
        assertThat(member(sub).workload().inApproval()).isEqualTo(1);
        assertThat(member(sub).workload().lastAction()).isNotNull();
        long version = member(sub).version();
        expect(deactivate(sub, version - 1, null), 412);
        expect(deactivate(sub, version, sub), 422);
        expect(deactivate(sub, version, "sub-nobody"), 422);
        assertThat(deactivations.isDeactivated(sub)).isFalse();
        people.comeBack();
        Database.knows("sub-checker3", "checker3", Roles.FACT_CHECKER);

        Response deactivated = deactivate(sub, version, "sub-checker3");

        expect(deactivated, 200);
        assertThat(deactivated.jsonPath().getInt("reviews")).isEqualTo(2);
        assertThat(deactivated.jsonPath().getBoolean("loginClosed")).isTrue();
        assertThat(people.steps()).containsExactly("disable", "logout");
        Response denied = nora.asks().get("/api/reviews");
        expect(denied, 403);
        assertThat(denied.jsonPath().getString("detail")).contains("deactivated");
        Response page = nora.asks().accept("text/html").get("/desk");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString()).contains("Your account was deactivated");
        for (UUID review : List.of(inProgress, inApproval)) {
            assertThat(Desk.CHECKER.reads(review).getList("assignees.sub")).isEqualTo(List.of("sub-checker3"));
            assertThat(Desk.CHECKER.reads(review).getList("authors.sub")).contains(sub);
        }
        assertThat(Desk.CHECKER.reads(inApproval).getString("state")).isEqualTo("IN_APPROVAL");
        expect(Desk.CHECKER.posts(inProgress, "assignment", Map.of("sub", sub)), 422);
        assertThat(Database.auditOf(TeamRecords.idOf(sub))).containsExactly("person.deactivated");
        assertThat(member(sub).status()).isEqualTo(Status.DEACTIVATED);

        expect(Desk.ADMIN.asks().delete("/api/team/" + sub + "/deactivation"), 200);
        assertThat(people.account(sub).enabled()).isTrue();
        expect(nora.asks().get("/api/reviews"), 200);
        List<JsonNode> events = Database.events(TeamRecords.idOf(sub));
        assertThat(events).hasSize(2);
        assertLikeItsSample(events.get(0), "person.deactivated");
        assertLikeItsSample(events.get(1), "person.reactivated");
    }

    private void assertLikeItsSample(JsonNode event, String type) {
        JsonNode sample = Desk.sample(type);
        assertThat(event.get("type")).isEqualTo(sample.get("type"));
        assertThat(event.get("version")).isEqualTo(sample.get("version"));
        assertThat(event.get("data").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(() -> sample.get("data").fieldNames());
        assertThat(event.at("/data/sub").asText()).isEqualTo(sub);
        assertThat(event.at("/data/at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    }

    @Test
    void putsReviewsBackIntoTheQueueWhereNobodyGoesOn() throws SQLException {
        people.has(name, Roles.FACT_CHECKER);
        Desk nora = Desk.of(name, Roles.FACT_CHECKER);
        UUID review = opened();
        expect(nora.takes(review), 200);
        expect(nora.drafts(review, Desk.DRAFT), 200);

        expect(deactivate(sub, member(sub).version(), null), 200);

        assertThat(Desk.CHECKER.reads(review).getString("state")).isEqualTo("OPEN");
        assertThat(Desk.CHECKER.reads(review).getList("assignees")).isEmpty();
        assertThat(Desk.CHECKER.reads(review).getString("draft.headline")).isEqualTo(Desk.DRAFT.get("headline"));
        expect(Desk.CHECKER.takes(review), 200);
    }

    @Test
    void deniesFirstAndClosesTheAccountLaterWhereTheLoginServiceIsAway() throws SQLException {
        people.has(name, Roles.FACT_CHECKER);
        long version = member(sub).version();
        people.goAwayFrom("");
        Response here = deactivate(sub, version, null);
        expect(here, 200);
        assertThat(here.jsonPath().getBoolean("loginClosed")).isFalse();
        expect(Desk.of(name, Roles.FACT_CHECKER).asks().get("/api/reviews"), 403);
        people.goAwayFrom(null);
        assertThat(people.account(sub).enabled()).isTrue();

        expect(deactivate(sub, member(sub).version(), null), 200);

        assertThat(people.account(sub).enabled()).isFalse();
        assertThat(Database.auditOf(TeamRecords.idOf(sub))).containsExactly("person.deactivated");
    }

    @Test
    void letsSomebodyInAgainOnlyOnceTheLoginServiceDoes() throws SQLException {
        people.has(name, Roles.FACT_CHECKER);
        expect(deactivate(sub, member(sub).version(), null), 200);
        people.goAwayFrom("enable");
        expect(Desk.ADMIN.asks().delete("/api/team/" + sub + "/deactivation"), 503);
        assertThat(deactivations.isDeactivated(sub)).isTrue();
        people.goAwayFrom(null);
        expect(Desk.ADMIN.asks().delete("/api/team/" + sub + "/deactivation"), 200);
        assertThat(deactivations.isDeactivated(sub)).isFalse();
        expectRule(roles(sub, lastVersionAfterDeactivation(), Roles.EDITOR), "deactivated");
    }

    private long lastVersionAfterDeactivation() {
        expect(deactivate(sub, member(sub).version(), null), 200);
        return member(sub).version();
    }

    @Test
    void goesOnWithWhatIsKnownWhileTheLoginServiceIsAway() throws SQLException {
        people.has(name, Roles.FACT_CHECKER);
        member(sub);
        people.goAwayFrom("");
        Response list = Desk.CHECKER.asks().get("/api/team");
        expect(list, 200);
        assertThat(list.jsonPath().getBoolean("complete")).isFalse();
        assertThat(list.jsonPath().getList("people.sub", String.class)).contains(sub);
        UUID review = opened();
        expect(Desk.CHECKER.posts(review, "assignment", Map.of("sub", sub)), 200);
        assertThat(Desk.CHECKER.asks().get("/api/team/" + sub).jsonPath().getString("name"))
                .isEqualTo(name);
        expect(Desk.CHECKER.asks().get("/api/team/sub-nobody"), 503);
        expect(invite(invitation("other-" + name, Roles.EDITOR), null), 503);
    }

    @Test
    void knowsNobodyWhoIsNotOfTheDesk() {
        people.has(name, "uma_authorization");
        people.change(sub, account -> FakePeople.with(account, Set.of(), true, false));
        for (String unknown : List.of(sub, "sub-nobody", "00000000-0000-0000-0000-000000000000", "..%2f..")) {
            expect(Desk.ADMIN.asks().get("/api/team/" + unknown), 404);
        }
        expect(deactivate(sub, 0, null), 404);
        expect(roles(sub, 0, Roles.EDITOR), 404);
        expect(Desk.ADMIN.asks().delete("/api/team/" + sub + "/deactivation"), 404);
        expect(Desk.ADMIN.asks().post("/api/team/" + sub + "/one-time-password"), 404);
        assertThat(people.steps()).isEmpty();
    }

    @Test
    void noLongerGivesWorkToSomebodyWhomTheLoginServiceHasNoMore() throws SQLException {
        Database.knows(sub, "Nora", Roles.EDITOR);
        expect(Desk.CHECKER.posts(opened(), "assignment", Map.of("sub", sub)), 200);
        expect(Desk.ADMIN.asks().get("/api/team"), 200);
        expect(Desk.CHECKER.posts(opened(), "assignment", Map.of("sub", sub)), 422);
        assertThat(member(sub).status()).isEqualTo(Status.DISABLED);
    }

    @Test
    void letsOnlyAdminsChangeAnything() {
        people.has(name, Roles.FACT_CHECKER);
        for (Desk somebody : List.of(Desk.CHECKER, Desk.EDITOR, Desk.PARTNER)) {
            expect(
                    somebody.asks()
                            .contentType(ContentType.JSON)
                            .body(invitation(Roles.EDITOR))
                            .post("/api/team"),
                    403);
            expect(roles(somebody, sub, 0, Roles.EDITOR), 403);
            expect(deactivate(somebody, sub, 0, null), 403);
            expect(somebody.asks().delete("/api/team/" + sub + "/deactivation"), 403);
            expect(somebody.asks().post("/api/team/" + sub + "/one-time-password"), 403);
        }
        expect(Desk.PARTNER.asks().get("/api/team"), 403);
        expect(RestAssured.given().get("/api/team"), 401);
        expect(RestAssured.given().get("/api/team/" + sub), 401);
        assertThat(people.steps()).isEmpty();
    }

    private UUID opened() {
        Desk.Accepted accepted = Desk.accepted(claim -> {});
        claims.receive(accepted.record());
        return accepted.reviewId();
    }

    private Member member(String who) {
        Response response = Desk.ADMIN.asks().get("/api/team/" + who);
        expect(response, 200);
        Member member = response.as(Member.class);
        assertThat(response.header("ETag")).isEqualTo("\"" + member.version() + "\"");
        return member;
    }

    private Map<String, Object> invitation(String role) {
        return invitation(name, role);
    }

    private static Map<String, Object> invitation(String name, String role) {
        return new HashMap<>(Map.of(
                "firstName",
                "Nora",
                "lastName",
                "New",
                "userName",
                name,
                "email",
                name + "@plumbline.example",
                "roles",
                List.of(role)));
    }

    private static Response invite(Map<String, Object> invitation, @Nullable String key) {
        RequestSpecification request =
                Desk.ADMIN.asks().contentType(ContentType.JSON).body(invitation);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/api/team");
    }

    private static Response roles(String who, long version, String... roles) {
        return roles(Desk.ADMIN, who, version, roles);
    }

    private static Response roles(Desk by, String who, long version, String... roles) {
        return by.asks()
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(Map.of("roles", List.of(roles)))
                .put("/api/team/" + who + "/roles");
    }

    private static Response deactivate(String who, long version, @Nullable String heir) {
        return deactivate(Desk.ADMIN, who, version, heir);
    }

    private static Response deactivate(Desk by, String who, long version, @Nullable String heir) {
        return by.asks()
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(heir == null ? Map.of() : Map.of("handOverTo", heir))
                .post("/api/team/" + who + "/deactivation");
    }
}
