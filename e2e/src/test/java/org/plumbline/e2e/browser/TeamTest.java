package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.devstack.api.Answer;
import org.plumbline.devstack.api.ApiClient;
import org.plumbline.e2e.DeskByApi;
import org.plumbline.e2e.WholeSystem;

/** Somebody joins the desk and leaves it: with the real login service, both services, and two browsers. */
@ExtendWith(WholeSystem.class)
class TeamTest {

    private static final Duration AT_THE_LATEST = Duration.ofMinutes(1);
    private static final String NEWCOMER = "nadia";

    @Test
    void somebodyIsInvitedWorksAndIsOutWithinAMinuteOfBeingDeactivated(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor admin = chromium.loggedIn("admin");
            String oneTimePassword = invite(admin);
            Visitor newcomer = firstLogin(chromium, system, oneTimePassword);
            DeskByApi desk = new DeskByApi(system);
            DeskByApi.Accepted review =
                    desk.accept(Map.of("text", "The tunnel is four kilometres long", "language", "en"));
            assign(chromium, review);
            newcomer.open(review.page());
            newcomer.fill("Headline", "Four kilometres it is");
            newcomer.press("Save the draft");
            assertThat(newcomer.page().locator("main")).containsText("The draft was saved.");

            ApiClient newcomersProgram = ApiClient.user(system.baseUrl(), system.keycloakUrl(), NEWCOMER);
            for (String api : List.of("/api/reviews", "/api/claims")) {
                newcomersProgram.get(api).expect(200);
            }
            Instant deactivated = deactivate(admin);
            for (String page : List.of("/desk", review.page(), "/desk/inbox")) {
                awaitDenied(page, deactivated, () -> statusOf(newcomer, page));
            }
            newcomer.look("deactivated");
            assertThat(newcomer.page().locator("main")).containsText("Your account was deactivated");
            for (String api : List.of("/api/reviews", "/api/claims")) {
                awaitDenied(api, deactivated, () -> newcomersProgram.get(api).status());
            }
            cannotLogIn(chromium, system);

            Answer handedOver = desk.as("checker").get(review.path()).expect(200);
            assertThat(handedOver.text("assignees/0/name")).isEqualTo("Checker Two");
            assertThat(handedOver.text("authors/0/name")).isEqualTo("Nadia Newcomer");
        }
    }

    private static String invite(Visitor admin) {
        admin.open("/desk");
        admin.follow("Team");
        assertThat(admin.page().locator("main")).containsText("Checker One");
        admin.look("team");
        admin.page().setViewportSize(360, 740);
        admin.fitsItsWindow();
        admin.page().setViewportSize(1280, 900);
        admin.follow("Invite somebody");
        admin.fill("First name", "Nadia");
        admin.fill("Last name", "Newcomer");
        admin.fill("User name", "Nadia!");
        admin.fill("Mail address", "nadia@plumbline.example");
        admin.press("Invite them");
        assertThat(admin.page().locator("[role=alert]")).containsText("User name must be");
        admin.look("team-invite-refused");
        admin.fill("User name", NEWCOMER);
        admin.press("Invite them");
        Locator password = admin.page().locator("#one-time-password");
        password.waitFor();
        admin.look("team-invited");
        String shown = password.textContent();
        admin.follow("Nadia Newcomer");
        assertThat(admin.page().locator("main")).containsText("Not logged in yet");
        assertThat(admin.page().content()).doesNotContain(shown);
        return shown;
    }

    /** With the one-time password, after which Keycloak's page asks for one of their own. */
    private static Visitor firstLogin(Chromium chromium, Stack system, String oneTimePassword) {
        Visitor newcomer = chromium.visitor(Visitor.Screen.DESKTOP);
        newcomer.open("/desk");
        newcomer.typePassword(NEWCOMER, oneTimePassword);
        Page page = newcomer.page();
        // As with all local users, the name: the API's client logs in with it.
        page.locator("#password-new").fill(NEWCOMER);
        page.locator("#password-confirm").fill(NEWCOMER);
        newcomer.press(page.locator("[type=submit]").first());
        page.waitForURL(system.baseUrl() + "/desk");
        assertThat(page.locator("main")).containsText("My work");
        assertThat(page.locator("header")).containsText("Nadia Newcomer");
        return newcomer;
    }

    private static void assign(Chromium chromium, DeskByApi.Accepted review) {
        Visitor checker = chromium.loggedIn("checker");
        checker.open(review.page());
        // Until the event has arrived the page says so, and loads itself again.
        checker.page().getByText("Take this review").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        checker.unfold("Give it to somebody else");
        checker.choose("To whom", "Nadia Newcomer (0 open)");
        checker.look("review-assigning");
        checker.press("Give it to them");
        assertThat(checker.page().locator("section[aria-labelledby=who] .facts"))
                .containsText("Nadia Newcomer");
    }

    private static Instant deactivate(Visitor admin) {
        admin.open("/desk/team");
        admin.follow("Nadia Newcomer");
        admin.unfold("Deactivate");
        assertThat(admin.page().locator("main")).containsText("Their 1 open review goes to whom you choose");
        Locator heirs = admin.page().locator("#deactivation-handOverTo");
        heirs.selectOption(heirs.locator("option")
                .filter(new Locator.FilterOptions().setHasText("Checker Two"))
                .getAttribute("value"));
        admin.look("team-deactivating");
        admin.press(admin.page().locator("form[action$='/deactivation'] button"));
        assertThat(admin.page().locator("main")).containsText("were logged out");
        Instant deactivated = Instant.now();
        admin.look("team-deactivated");
        return deactivated;
    }

    private static void cannotLogIn(Chromium chromium, Stack system) {
        Visitor again = chromium.visitor(Visitor.Screen.DESKTOP);
        again.open("/desk");
        again.typePassword(NEWCOMER, NEWCOMER);
        assertThat(again.page().locator("body")).containsText("disabled");
        assertThat(again.page().url()).contains("/realms/plumbline/");
        assertThatIllegalStateException()
                .isThrownBy(() -> ApiClient.user(system.baseUrl(), system.keycloakUrl(), NEWCOMER))
                .withMessageContaining("disabled");
    }

    private static int statusOf(Visitor visitor, String page) {
        Response response = visitor.page().navigate(visitor.page().url().replaceFirst("(://[^/]+).*", "$1") + page);
        return response.status();
    }

    /** One service knows at once, the other by an event. */
    private static void awaitDenied(String what, Instant since, Status status) {
        int last = status.ask();
        while (last != 403 && Instant.now().isBefore(since.plus(AT_THE_LATEST))) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            last = status.ask();
        }
        assertThat(last).as("%s, for somebody deactivated at %s", what, since).isEqualTo(403);
    }

    @FunctionalInterface
    private interface Status {

        int ask();
    }
}
