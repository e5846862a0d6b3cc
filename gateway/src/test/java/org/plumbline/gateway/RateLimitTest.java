package org.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.gateway.Browser.header;
import static org.plumbline.gateway.Browser.reached;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.gateway.limit.HandSetTime;

/** With two tips at once and twelve an hour, three API requests a minute, and proxies in 127/8 and 10/8. */
@QuarkusTest
@TestProfile(RateLimitTest.SmallLimits.class)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class RateLimitTest {

    private static final String PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    /** Small enough to be reached. */
    public static final class SmallLimits implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "plumbline.gateway.limit.tips.burst", "2",
                    "plumbline.gateway.limit.tips.requests", "12",
                    "plumbline.gateway.limit.tips.per", "1H",
                    "plumbline.gateway.limit.api.burst", "3",
                    "plumbline.gateway.limit.api.requests", "3",
                    "plumbline.gateway.limit.api.per", "1M",
                    "plumbline.gateway.trusted-proxies", "127.0.0.0/8, 10.0.0.0/8");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return new HashSet<>(Set.of(HandSetTime.class));
        }
    }

    @Inject
    HandSetTime time;

    private final Browser browser = new Browser();

    @Test
    void refusesTheThirdTipAndSaysWhenToTryAgain() {
        assertThat(submit("203.0.113.1").statusCode()).isEqualTo(200);
        assertThat(submit("203.0.113.1").statusCode()).isEqualTo(200);

        HttpResponse<String> refused = submit("203.0.113.1");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("300");
        assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new JsonObject(refused.body()))
                .isEqualTo(new JsonObject()
                        .put("type", "urn:plumbline:problem:too-many-requests")
                        .put("title", "Too many requests")
                        .put("status", 429)
                        .put(
                                "detail",
                                "More came from your network address than one reader sends. Nothing was sent this time: go"
                                        + " back, and what you typed is still there. Try again in 5 minutes.")
                        .put("instance", "/submit"));
        assertThat(browser.get("/submit", "X-Forwarded-For", "203.0.113.1").statusCode())
                .as("looking at the form")
                .isEqualTo(200);

        time.pass(Duration.ofMinutes(5));
        assertThat(submit("203.0.113.1").statusCode()).isEqualTo(200);
        assertThat(submit("203.0.113.1").statusCode()).isEqualTo(429);
    }

    @Test
    void showsABrowserAPage() {
        submit("203.0.113.2");
        submit("203.0.113.2");

        HttpResponse<String> refused = submit("203.0.113.2", "Accept", PAGE);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("300");
        assertThat(refused.body())
                .contains("<h1>Too many requests</h1>", "what you typed is still there. Try again in 5 minutes.");
    }

    @Test
    void refusesAnApiClientThatAsksTooOften() {
        for (int i = 0; i < 3; i++) {
            assertThat(browser.get("/api/claims", "X-Forwarded-For", "203.0.113.3", "Authorization", "Bearer " + i)
                            .statusCode())
                    .isEqualTo(200);
        }

        HttpResponse<String> refused =
                browser.get("/api/claims", "X-Forwarded-For", "203.0.113.3", "Authorization", "Bearer another");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("20");
        assertThat(new JsonObject(refused.body()).getString("detail"))
                .isEqualTo("More requests came from your address than this API answers. Try again in 20 seconds.");
        assertThat(browser.get("/", "X-Forwarded-For", "203.0.113.3").statusCode())
                .as("public pages")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "203.0.113.9                       | 203.0.113.9",
                "198.51.100.1, 203.0.113.9         | 203.0.113.9",
                "198.51.100.1, 203.0.113.9, 10.1.1.1 | 203.0.113.9",
                "203.0.113.9:4711, 10.1.1.1        | 203.0.113.9",
                "[2001:db8::9]:4711                | 2001:db8:0:0:0:0:0:9",
                "2001:db8::9                       | 2001:db8:0:0:0:0:0:9",
                "203.0.113.9, nonsense, 10.1.1.1   | 10.1.1.1",
                "10.2.2.2, 10.1.1.1                | 10.2.2.2",
                "nonsense                          | 127.0.0.1",
                "-                                 | 127.0.0.1",
            })
    void tellsTheServiceWhoTheNearestClientIs(String forwardedFor, String client) {
        HttpResponse<String> answer =
                forwardedFor == null ? browser.get("/about") : browser.get("/about", "X-Forwarded-For", forwardedFor);

        assertThat(header(reached(answer), "x-forwarded-for")).isEqualTo(client);
    }

    private HttpResponse<String> submit(String client, String... more) {
        String[] headers = new String[4 + more.length];
        headers[0] = "X-Forwarded-For";
        headers[1] = client;
        headers[2] = "Origin";
        headers[3] = Surroundings.PUBLIC_URL;
        System.arraycopy(more, 0, headers, 4, more.length);
        return browser.post("/submit", "text=Rain", headers);
    }
}
