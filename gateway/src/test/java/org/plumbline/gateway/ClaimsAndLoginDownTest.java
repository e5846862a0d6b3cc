package org.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.gateway.Browser.location;
import static org.plumbline.gateway.Browser.reached;

import java.net.http.HttpResponse;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = Surroundings.class,
        scope = TestResourceScope.RESTRICTED_TO_CLASS,
        initArgs = {
            @ResourceArg(name = "claims", value = "down"),
            @ResourceArg(name = "provider", value = "down"),
            @ResourceArg(name = "public-url", value = "http://localhost:8080")
        })
class ClaimsAndLoginDownTest {

    private final Browser browser = new Browser();

    @ParameterizedTest
    @ValueSource(strings = {"/submit", "/follow/x", "/api/claims", "/openapi/claims"})
    void saysWhichPathsHaveToWait(String path) {
        HttpResponse<String> response = browser.get(path);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(new JsonObject(response.body()).getString("type")).isEqualTo("urn:plumbline:problem:unavailable");
        assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void refusesAFormWithAPageAndKeepsTheConnection() {
        String answer = browser.raw("POST /submit HTTP/1.1\r\nHost: x\r\nOrigin: http://localhost:8080\r\n"
                + "Accept: text/html\r\nContent-Length: 3\r\n\r\na=b"
                + "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 503 ")
                .containsSubsequence("<h1>Not available at the moment</h1>", "HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/submit?lang=ar", "/follow/x?lang=ar"})
    void saysInArabicWhatHasToWait(String uri) {
        HttpResponse<String> response = browser.get(uri, "Accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(response.body())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "<h1>غير متاح الآن</h1>", "فتأكد أولًا هل وصل")
                .contains("<a href=\"/?lang=ar\">إلى الصفحة الأولى</a>")
                .doesNotContain("Not available");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/verdicts/x", "/assets/x.css", "/api/reviews"})
    void goesOnWithTheRest(String path) {
        browser.cookies.put("unrelated", "x");

        assertThat(reached(browser.get(path)).getString("service")).isEqualTo("reviews");
    }

    @Test
    void showsPublicPagesToThoseWhoHaveASession() {
        browser.cookies.put("q_session", "cannot-be-checked");

        assertThat(reached(browser.get("/")).getString("service")).isEqualTo("reviews");
    }

    @Test
    void saysThatNobodyCanLogIn() {
        HttpResponse<String> response = browser.get("/login?to=/desk", "Accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(response.body()).contains("The login service does not answer");
    }

    @Test
    void keepsASessionThatItCannotCheck() {
        browser.cookies.put("q_session", "cannot-be-checked");

        assertThat(browser.get("/desk").statusCode()).isEqualTo(503);
        assertThat(browser.cookies).containsKey("q_session");
    }

    @Test
    void stillSendsTheDesksReadersToTheLogin() {
        assertThat(location(browser.get("/desk"))).isEqualTo("/login?to=%2Fdesk");
    }

    @Test
    void saysWhatIsDown() {
        // The service is asked in two seconds; whoever asks it first pays for the connection.
        browser.get("/");
        HttpResponse<String> response = browser.get("/health");

        assertThat(response.statusCode()).isEqualTo(200);
        JsonObject health = new JsonObject(response.body());
        assertThat(health.remove("cache")).asString().contains("\"hears-of-purges\":false");
        assertThat(health)
                .isEqualTo(new JsonObject()
                        .put("status", "DEGRADED")
                        .put(
                                "parts",
                                new JsonObject()
                                        .put("gateway", "UP")
                                        .put("claims-service", "DOWN")
                                        .put("review-service", "UP")));
    }

    @Test
    void demandsNoTlsOnAPlainPublicAddress() {
        assertThat(browser.get("/").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }
}
