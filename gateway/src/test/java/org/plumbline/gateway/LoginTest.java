package org.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.gateway.Browser.header;
import static org.plumbline.gateway.Browser.location;
import static org.plumbline.gateway.Browser.reached;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Surroundings.class)
class LoginTest {

    private static final String SAME_ORIGIN = "Sec-Fetch-Site";

    /** After which tokens for seconds are worth nothing. */
    private static final Duration EXPIRED = Duration.ofMillis(5_500);

    private final Browser browser = new Browser();

    @AfterEach
    void restoreTheProvider() throws Exception {
        provider("lifespan=300");
    }

    @Test
    void leadsThroughTheProviderBackToThePageAskedFor() {
        HttpResponse<String> toLogin = browser.get("/desk/reviews?state=OPEN&q=a%20b");
        HttpResponse<String> toProvider = browser.follow(toLogin);
        Map<String, String> asked =
                FakeService.query(URI.create(location(toProvider)).getRawQuery());

        assertThat(location(toProvider)).startsWith(provider() + "/auth?");
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "gateway")
                .containsEntry("redirect_uri", "https://plumbline.example/login/callback")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "state", "nonce");
        assertThat(asked).hasEntrySatisfying("scope", scope -> assertThat(scope.split(" "))
                .contains("openid"));

        HttpResponse<String> toCallback = browser.follow(toProvider);
        HttpResponse<String> loggedIn = browser.follow(toCallback);
        FrontDoorTest.assertProtected(loggedIn);
        HttpResponse<String> toPage = browser.follow(loggedIn);
        assertThat(location(toPage)).isEqualTo("/desk/reviews?state=OPEN&q=a%20b");

        HttpResponse<String> page = browser.follow(toPage);
        assertThat(reached(page).getString("uri")).isEqualTo("/desk/reviews?state=OPEN&q=a%20b");
    }

    @Test
    void keepsTheSessionInCookiesThatNoScriptAndNoOtherSiteCanUse() {
        HttpResponse<String> loggedIn = browser.follow(browser.follow(browser.get("/login?to=/desk")));

        List<String> session = loggedIn.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("q_session"))
                .toList();
        assertThat(session).isNotEmpty().allSatisfy(cookie -> {
            assertThat(cookie.split("; ")).contains("HTTPOnly", "SameSite=Lax", "Secure", "Path=/");
            // A token would begin with the JSON of its header; encrypted ones have no readable part but "dir".
            assertThat(cookie).doesNotContain("eyJhbGciOiJSUzI1NiI");
        });
    }

    @Test
    void handsTheTokenOnAndNotTheCookie() {
        var reached = reached(browser.logIn("/desk"));

        assertThat(header(reached, "authorization")).matches("Bearer eyJ[^.]+\\.[^.]+\\.[^.]+");
        assertThat(header(reached, "cookie")).isEmpty();

        var api = reached(browser.get("/api/claims"));
        assertThat(header(api, "authorization")).isEqualTo(header(reached, "authorization"));
        assertThat(header(api, "cookie")).isEmpty();
    }

    @Test
    void prefersAProgramsOwnTokenOnTheApiOnly() {
        browser.logIn("/desk");

        assertThat(header(reached(browser.get("/api/claims", "Authorization", "Bearer own")), "authorization"))
                .isEqualTo("Bearer own");
        assertThat(header(reached(browser.get("/desk", "Authorization", "Bearer own")), "authorization"))
                .startsWith("Bearer eyJ");
    }

    @Test
    void neverHandsTheTokenOnWithPublicPages() {
        browser.logIn("/desk");

        var reached = reached(browser.get("/"));

        assertThat(header(reached, "authorization")).isEmpty();
        assertThat(header(reached, "cookie")).isEmpty();
    }

    @Test
    void keepsDeskPagesOutOfCaches() {
        browser.logIn("/desk");

        assertThat(browser.get("/desk?header.Cache-Control=public").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void doesNotAskTwice() {
        browser.logIn("/desk");

        assertThat(location(browser.get("/login?to=/desk/inbox"))).isEqualTo("/desk/inbox");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "/\t/elsewhere.example",
                "javascript:alert(1)",
                "desk",
            })
    void leadsNowhereElse(String to) {
        String path = "/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);

        assertThat(browser.get(path).statusCode()).isEqualTo(400);

        browser.logIn("/desk");
        assertThat(browser.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAStateThatIsNotItsOwn() {
        HttpResponse<String> toCallback = browser.follow(browser.get("/login?to=/desk"));
        String path = location(toCallback).substring(Surroundings.PUBLIC_URL.length());

        assertFailed(browser.get(path.replaceAll("state=[^&]+", "state=another")));
        assertFailed(browser.get(path.replaceAll("&state=[^&]+", "")));
        assertFailed(new Browser().get(path));
    }

    @Test
    void refusesACodeThatTheProviderDoesNotKnow() {
        HttpResponse<String> toCallback = browser.follow(browser.get("/login?to=/desk"));
        String path = location(toCallback).substring(Surroundings.PUBLIC_URL.length());

        assertFailed(browser.get(path.replaceAll("code=[^&]+", "code=another")));
    }

    @Test
    void saysSoWhenTheLoginWasCancelled() {
        HttpResponse<String> toCallback = browser.follow(browser.get("/login?to=/desk"));
        String path = location(toCallback).substring(Surroundings.PUBLIC_URL.length());

        assertFailed(browser.get(path.replaceAll("code=[^&]+", "error=access_denied")));
    }

    /** With tokens that live for some seconds; the first login of all takes its time, so another one comes before. */
    private HttpResponse<String> logInForSeconds() throws Exception {
        new Browser().logIn("/desk");
        provider("lifespan=5");
        return browser.logIn("/desk");
    }

    @Test
    void refreshesAnAccessTokenThatHasExpired() throws Exception {
        String first = header(reached(logInForSeconds()), "authorization");
        provider("lifespan=300");
        Thread.sleep(EXPIRED);

        HttpResponse<String> later = browser.get("/desk");

        assertThat(header(reached(later), "authorization"))
                .startsWith("Bearer eyJ")
                .isNotEqualTo(first);
        assertThat(later.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("q_session"));
        assertThat(later.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(header(reached(browser.get("/desk")), "authorization"))
                .isEqualTo(header(reached(later), "authorization"));
    }

    @Test
    void keepsASessionThatItCannotRefreshAtTheMoment() throws Exception {
        logInForSeconds();
        provider("hang-up=true");
        Thread.sleep(EXPIRED);

        assertThat(browser.get("/desk").statusCode()).isEqualTo(503);
        assertThat(browser.get("/api/reviews").statusCode()).isEqualTo(503);

        provider("lifespan=300");
        assertThat(browser.get("/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void asksForANewLoginWhenTheProviderHasEndedTheSession() throws Exception {
        logInForSeconds();
        provider("revoke=all");
        Thread.sleep(EXPIRED);

        assertThat(location(browser.get("/desk"))).isEqualTo("/login?to=%2Fdesk");
        assertThat(browser.cookies.keySet()).noneMatch(name -> name.startsWith("q_session"));
    }

    @Test
    void treatsATamperedSessionAsNone() {
        browser.logIn("/desk");
        browser.cookies.replaceAll((name, value) ->
                value.substring(0, value.length() - 6) + (value.endsWith("AAAAAA") ? "BBBBBB" : "AAAAAA"));

        HttpResponse<String> response = browser.get("/desk");

        assertThat(location(response)).isEqualTo("/login?to=%2Fdesk");
        assertThat(browser.cookies.keySet()).noneMatch(name -> name.startsWith("q_session"));
    }

    @Test
    void endsTheSessionHereAndAtTheProvider() {
        browser.logIn("/desk");

        HttpResponse<String> response = browser.post("/logout", "", SAME_ORIGIN, "same-origin");

        URI atProvider = URI.create(location(response));
        assertThat(atProvider.toString()).startsWith(provider() + "/logout?");
        assertThat(FakeService.query(atProvider.getRawQuery()))
                .containsEntry("post_logout_redirect_uri", "https://plumbline.example/")
                .hasEntrySatisfying("id_token_hint", hint -> assertThat(hint).startsWith("eyJ"));
        assertThat(browser.cookies.keySet()).noneMatch(name -> name.startsWith("q_session"));
        assertThat(location(browser.get("/desk"))).isEqualTo("/login?to=%2Fdesk");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("form-action 'self' " + provider() + ";"));
    }

    @Test
    void logsOutWhoeverHasNoSession() {
        assertThat(location(browser.post("/logout", "", SAME_ORIGIN, "same-origin")))
                .isEqualTo("/");

        browser.cookies.put("q_session", "garbage");
        assertThat(location(browser.post("/logout", "", SAME_ORIGIN, "same-origin")))
                .isEqualTo("/");
        assertThat(browser.cookies).isEmpty();
    }

    @Test
    void asksBeforeALinkLogsAnybodyOut() {
        browser.logIn("/desk");

        HttpResponse<String> response = browser.get("/logout");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("<form method=\"post\" action=\"/logout\"><button>Log out</button></form>");
        assertThat(browser.get("/desk").statusCode()).isEqualTo(200);
    }

    private void assertFailed(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("urn:plumbline:problem:login-failed");
        assertThat(browser.cookies.keySet()).noneMatch(name -> name.startsWith("q_session"));
    }

    private static String provider() {
        return ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
    }

    private static void provider(String control) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(provider() + "/control?" + control))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }
}
