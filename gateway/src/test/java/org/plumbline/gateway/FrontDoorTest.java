package org.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.gateway.Browser.header;
import static org.plumbline.gateway.Browser.location;
import static org.plumbline.gateway.Browser.reached;

import java.net.http.HttpResponse;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Surroundings.class)
class FrontDoorTest {

    private static final String GARBAGE = "eyJhbGciOiJkaXIifQ..garbage";
    private static final String PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final Browser browser = new Browser();

    @ParameterizedTest
    @CsvSource({
        "/,                reviews, /",
        "/search?q=a%20b,  reviews, /search?q=a%20b",
        "/submit,          claims,  /submit",
        "/follow/token,    claims,  /follow/token",
        "/assets/x.css,    reviews, /assets/x.css",
        "/api/claims?a=b,  claims,  /api/claims?a=b",
        "/api/reviews,     reviews, /api/reviews",
        "/openapi/claims?format=json, claims, /openapi?format=json",
    })
    void handsPathsOnToTheirService(String path, String service, String uri) {
        JsonObject reached = reached(browser.get(path));

        assertThat(reached.getString("service")).isEqualTo(service);
        assertThat(reached.getString("uri")).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/", "/q", "/verdicts", "/other", "/login/other"})
    void answersWhatTheTableDoesNotNameWithAProblem(String path) {
        HttpResponse<String> response = browser.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new JsonObject(response.body()))
                .isEqualTo(new JsonObject()
                        .put("type", "urn:plumbline:problem:not-found")
                        .put("title", "There is nothing here")
                        .put("status", 404)
                        .put("detail", "Nothing has this address.")
                        .put("instance", path));
    }

    @Test
    void answersABrowserWithAPageThatShowsNothingOfTheRequest() {
        HttpResponse<String> response = browser.get("/%3Cscript%3Ealert(1)%3C/script%3E", "Accept", PAGE);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(response.body())
                .contains(
                        "<html lang=\"en\">", "<h1>There is nothing here</h1>", "<a href=\"/\">To the public site</a>")
                .doesNotContain("script");
        assertProtected(response);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/nowhere/%3Cb%3E?lang=ar, -",
                "/nowhere/%3Cb%3E, 'ar-EG, en;q=0.5'",
                "/nowhere/%3Cb%3E?lang=ar, en"
            })
    void answersAReaderOfArabicInArabic(String uri, @Nullable String preferred) {
        HttpResponse<String> response = preferred == null
                ? browser.get(uri, "Accept", PAGE)
                : browser.get(uri, "Accept", PAGE, "Accept-Language", preferred);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Vary")).hasValue("Accept, Accept-Language");
        assertThat(response.body())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "<h1>لا شيء هنا</h1>")
                .contains("<a href=\"/?lang=ar\">إلى الصفحة الأولى</a>")
                .doesNotContain("<b>", "Nothing has this address");
        assertProtected(response);
    }

    @Test
    void answersAProgramInEnglishWhateverItPrefers() {
        HttpResponse<String> response = browser.get("/nowhere?lang=ar", "Accept-Language", "ar");

        assertThat(new JsonObject(response.body()).getString("detail")).isEqualTo("Nothing has this address.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/verdicts/../desk",
                "/verdicts/%2e%2e/desk",
                "/verdicts/..%2fdesk",
                "/verdicts;x/../desk",
                "//desk",
                "/verdicts//x",
                "/verdicts\\x",
                "http://plumbline.example/desk",
                "*",
            })
    void refusesPathTricks(String target) {
        String answer = browser.raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void showsPublicPagesWhateverTheSessionCookieIs() {
        browser.cookies.put("q_session", GARBAGE);

        HttpResponse<String> response = browser.get("/");

        assertThat(header(reached(response), "cookie")).isEmpty();
        assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(response.headers().firstValue("Cache-Control")).isEmpty();
    }

    @Test
    void replacesWhatAClientSaysAboutItself() {
        JsonObject reached = reached(browser.get(
                "/",
                "X-Forwarded-For",
                "203.0.113.7",
                "X-Forwarded-Host",
                "elsewhere.example",
                "X-Forwarded-Proto",
                "gopher",
                "X-Forwarded-Prefix",
                "/x",
                "X-Forwarded-Port",
                "1",
                "Forwarded",
                "for=203.0.113.7",
                "Authorization",
                "Bearer of-somebody",
                "TE",
                "trailers",
                "Proxy-Authorization",
                "Basic eA==",
                "X-Kept",
                "yes"));

        assertThat(header(reached, "x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(header(reached, "x-forwarded-host")).isEqualTo("plumbline.example");
        assertThat(header(reached, "x-forwarded-proto")).isEqualTo("https");
        assertThat(header(reached, "host")).isEqualTo("plumbline.example");
        assertThat(header(reached, "x-kept")).isEqualTo("yes");
        assertThat(reached.getJsonObject("headers").fieldNames())
                .doesNotContain(
                        "x-forwarded-prefix",
                        "x-forwarded-port",
                        "forwarded",
                        "authorization",
                        "te",
                        "proxy-authorization");
    }

    @Test
    void doesNotHandOnHeadersThatBelongToTheConnection() {
        String answer = browser.raw(Browser.lines(
                "GET / HTTP/1.1",
                "Host: elsewhere.example",
                "X-Hop: secret",
                "Keep-Alive: 1",
                "Connection: X-Hop, keep-alive",
                "",
                "GET /nowhere HTTP/1.1",
                "Host: x",
                "Connection: close",
                "",
                ""));

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain("x-hop", "keep-alive\"")
                .contains("\"host\":[\"plumbline.example\"]");
    }

    @Test
    void keepsTheServicesCookiesAndNameFromTheClient() {
        HttpResponse<String> response = browser.get("/");

        assertThat(response.headers().map()).doesNotContainKeys("set-cookie", "server", "x-powered-by");
        assertProtected(response);
    }

    @ParameterizedTest
    @CsvSource({
        "http%3A%2F%2Fplumbline.example%2Fa%3Fb%3Dc, https://plumbline.example/a?b=c",
        "%2Fa,                                       /a",
        "https%3A%2F%2Felsewhere.example%2Fa,        https://elsewhere.example/a",
    })
    void putsTheServicesRedirectsRight(String theirs, String expected) {
        assertThat(location(browser.get("/about?status=303&header.Location=" + theirs)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 404, 412, 500})
    void passesTheServicesStatusOn(int status) {
        assertThat(browser.get("/about?status=" + status).statusCode()).isEqualTo(status);
    }

    @Test
    void answersHeadWithHeadersOnly() {
        HttpResponse<String> response = browser.send("HEAD", "/about", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValueAsLong("Content-Length").orElse(0))
                .isPositive();
    }

    @Test
    void bodilessAnswersLeaveTheConnectionInOrder() {
        String answer = browser.raw(Browser.lines(
                "GET /about?status=204 HTTP/1.1",
                "Host: x",
                "",
                "GET /about?status=304 HTTP/1.1",
                "Host: x",
                "",
                "HEAD /about HTTP/1.1",
                "Host: x",
                "",
                "GET /nowhere HTTP/1.1",
                "Host: x",
                "Connection: close",
                "",
                ""));

        assertThat(answer)
                .containsSubsequence("HTTP/1.1 204 ", "HTTP/1.1 304 ", "HTTP/1.1 200 ", "HTTP/1.1 404 ")
                .doesNotContain("\r\n0\r\n");
    }

    @Test
    void passesBodiesOnUpToTheLimit() {
        String body = "x".repeat(12 * 1024 * 1024);

        assertThat(reached(browser.post("/api/articles", body)).getInteger("length"))
                .isEqualTo(body.length());
    }

    @Test
    void refusesLargerBodiesWithAProblem() {
        HttpResponse<String> response = browser.post("/api/claims", "x".repeat(12 * 1024 * 1024 + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("urn:plumbline:problem:too-large");
    }

    @Test
    void refusesInGooglesFormBelowGooglesPaths() {
        String large = browser.raw(Browser.lines(
                "POST /v1alpha1/pages HTTP/1.1",
                "Host: x",
                "Sec-Fetch-Site: same-origin",
                "Content-Length: " + (2 * 1024 * 1024 + 1),
                "",
                ""));
        String unreadable =
                browser.raw(Browser.lines("GET /v1alpha1/a%2fb HTTP/1.1", "Host: x", "Connection: close", "", ""));

        assertThat(large)
                .startsWith("HTTP/1.1 413 ")
                .contains(
                        "{\"error\":{\"code\":413,\"message\":\"A request may hold 2 MiB at most.\",\"status\":\"INVALID_ARGUMENT\"}}");
        assertThat(unreadable).startsWith("HTTP/1.1 400 ").contains("{\"error\":{\"code\":400,");
    }

    @Test
    void takesLessFromThePublicThanFromTheDesk() {
        String answer = browser.raw(Browser.lines(
                "POST /submit HTTP/1.1",
                "Host: x",
                "Sec-Fetch-Site: same-origin",
                "Content-Length: " + (2 * 1024 * 1024 + 1),
                "",
                ""));

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("A request may hold 2 MiB at most.");
    }

    @Test
    void readsAChunkedBodyWhole() {
        String answer = browser.raw(Browser.lines(
                "POST /api/claims HTTP/1.1",
                "Host: x",
                "Transfer-Encoding: chunked",
                "Connection: close",
                "",
                "5",
                "hello",
                "6",
                " world",
                "0",
                "",
                ""));

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("\"body\":\"hello world\"", "\"content-length\":[\"11\"]");
    }

    @Test
    void refusesAChunkedBodyThatGrowsTooLarge() {
        String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";

        String answer = browser.raw("POST /api/claims HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk
                + chunk + "1\r\nx\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("urn:plumbline:problem:too-large");
    }

    @Test
    void letsAClientGoOnThatWaitsForIt() {
        String answer = browser.raw(Browser.lines(
                "POST /api/claims HTTP/1.1",
                "Host: x",
                "Expect: 100-continue",
                "Content-Length: 2",
                "Connection: close",
                "",
                "hi"));

        assertThat(answer)
                .contains("100 Continue", "HTTP/1.1 200 ", "\"body\":\"hi\"")
                .doesNotContain("\"expect\"");
    }

    @Test
    void handsAProgramsOwnTokenOn() {
        JsonObject reached = reached(browser.get("/api/claims", "Authorization", "Bearer of-a-program"));

        assertThat(header(reached, "authorization")).isEqualTo("Bearer of-a-program");
    }

    @Test
    void handsNoOtherCredentialsOn() {
        assertThat(header(reached(browser.get("/api/claims", "Authorization", "Basic eDp5")), "authorization"))
                .isEmpty();
    }

    @Test
    void treatsAGarbledSessionAsNoneAndClearsIt() {
        browser.cookies.putAll(Map.of("q_session", GARBAGE, "q_session_chunk_x", GARBAGE));

        HttpResponse<String> response = browser.get("/api/reviews");

        assertThat(header(reached(response), "authorization")).isEmpty();
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(browser.cookies).isEmpty();
    }

    @Test
    void sendsReadersOfTheDeskToTheLogin() {
        HttpResponse<String> response = browser.get("/desk/reviews?state=OPEN&q=a%20b");

        assertThat(location(response)).isEqualTo("/login?to=%2Fdesk%2Freviews%3Fstate%3DOPEN%26q%3Da%2520b");
        assertProtected(response);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void saysWhatToDoWhenAFormComesTooLate() {
        HttpResponse<String> response =
                browser.post("/desk/reviews/1", "a=b", "Accept", PAGE, "Origin", Surroundings.PUBLIC_URL);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body())
                .contains(
                        "Your session has ended", "what you typed is in the form again", "href=\"/login?to=%2Fdesk\"");
    }

    /** {@code session}: whether a session cookie is sent; refused means 403 with the cross-site problem. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // method, path,          session, site,        origin,                      refused
                "GET,     /submit,         true,    cross-site,  https://elsewhere.example,   false",
                "HEAD,    /submit,         true,    cross-site,  -,                           false",
                "OPTIONS, /api/claims,     true,    cross-site,  https://elsewhere.example,   false",
                "POST,    /submit,         false,   cross-site,  https://elsewhere.example,   true",
                "POST,    /submit,         false,   same-site,   -,                           true",
                "POST,    /submit,         false,   -,           -,                           true",
                "POST,    /submit,         false,   -,           https://elsewhere.example,   true",
                "POST,    /submit,         false,   same-origin, -,                           false",
                "POST,    /submit,         false,   -,           https://plumbline.example,   false",
                "POST,    /follow/x,       false,   -,           -,                           true",
                "DELETE,  /follow/x,       false,   same-origin, -,                           false",
                "POST,    /api/claims,     false,   -,           -,                           false",
                "POST,    /api/claims,     false,   cross-site,  https://elsewhere.example,   false",
                "POST,    /api/claims,     true,    -,           -,                           true",
                "PUT,     /api/reviews/1,  true,    cross-site,  https://plumbline.example,   true",
                "PATCH,   /api/reviews/1,  true,    none,        -,                           true",
                "DELETE,  /api/reviews/1,  true,    same-site,   -,                           true",
                "POST,    /api/claims,     true,    same-origin, -,                           false",
                "POST,    /desk/reviews,   true,    cross-site,  -,                           true",
                "POST,    /search,         true,    -,           -,                           true",
                "POST,    /logout,         false,   -,           -,                           true",
                "POST,    /logout,         true,    cross-site,  -,                           true",
            })
    void refusesUnsafeRequestsFromElsewhere(
            String method, String path, boolean session, String site, String origin, boolean refused) {
        if (session) {
            browser.cookies.put("q_session", GARBAGE);
        }
        String[] headers = {"X-Site", "-", "X-Origin", "-"};
        if (site != null) {
            headers[0] = "Sec-Fetch-Site";
            headers[1] = site;
        }
        if (origin != null) {
            headers[2] = "Origin";
            headers[3] = origin;
        }

        HttpResponse<String> response = browser.send(method, path, "", headers);

        if (refused) {
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).contains("urn:plumbline:problem:cross-site");
        } else {
            assertThat(response.statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TRACE    | /       | DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
                "PROPFIND | /desk   | DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
                "POST     | /login  | GET, HEAD",
                "DELETE   | /logout | GET, HEAD, POST",
                "PUT      | /health | GET, HEAD"
            })
    void refusesOtherMethods(String method, String path, String allowed) {
        String answer = browser.raw(method + " " + path + " HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").containsIgnoringCase("\r\nAllow: " + allowed + "\r\n");
    }

    @Test
    void listsTheApiDocuments() {
        assertThat(new JsonObject(browser.get("/openapi").body()).getMap())
                .isEqualTo(Map.of("claims", "/openapi/claims", "reviews", "/openapi/reviews"));
    }

    @Test
    void saysThatAllIsUp() {
        // The service is asked in two seconds; whoever asks it first pays for the connection.
        browser.get("/");
        HttpResponse<String> response = browser.get("/health");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(response.body()).getString("status")).isEqualTo("UP");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    static void assertProtected(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; style-src 'self'; script-src 'self';")
                        .contains("base-uri 'none'; frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("strict-origin-when-cross-origin");
        assertThat(response.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(response.headers().firstValue("Permissions-Policy")).isPresent();
        assertThat(response.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
}
