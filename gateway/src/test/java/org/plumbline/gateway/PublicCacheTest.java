package org.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.gateway.ScriptedService.CACHING;
import static org.plumbline.gateway.ScriptedService.answers;
import static org.plumbline.gateway.ScriptedService.asked;
import static org.plumbline.gateway.ScriptedService.tag;
import static org.plumbline.gateway.ScriptedService.tooLongToKeep;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.gateway.ScriptedService.Answer;
import org.plumbline.gateway.ScriptedService.Asked;
import org.plumbline.gateway.cache.Purger;
import org.plumbline.gateway.limit.HandSetTime;

/** With a megabyte of memory, and time that stands still unless a test lets it pass. */
@QuarkusTest
@TestProfile(PublicCacheTest.SmallMemory.class)
@WithTestResource(
        value = Surroundings.class,
        scope = TestResourceScope.RESTRICTED_TO_CLASS,
        initArgs = @ResourceArg(name = "reviews", value = "scripted"))
class PublicCacheTest {

    private static final String PAGE =
            "<!doctype html><html lang=\"en\"><head><title>t</title></head><body class=\"x\">\n"
                    + "<main>The bridge was open. ".repeat(80) + "</main></body></html>";
    private static final String PATH = "/verdicts/a";
    private static final int MANY = 24;

    /** Small enough to be filled. */
    public static final class SmallMemory implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "plumbline.gateway.cache.max-size", "1M",
                    "plumbline.gateway.cache.max-answer", "100K");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return new HashSet<>(Set.of(HandSetTime.class));
        }
    }

    @Inject
    HandSetTime time;

    @Inject
    Purger purger;

    private final Browser browser = new Browser();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int askedBefore;

    @BeforeEach
    void begin() {
        // What others kept, and which addresses they found not to be for keeping.
        purger.purgeAll();
        time.pass(Duration.ofSeconds(11));
        purger.caughtUp();
        answers(PATH, Answer.page(PAGE, "verdict-a verdicts"));
        askedBefore = asked(PATH).size();
    }

    @Test
    void asksOnceAndAnswersFromMemory() {
        HttpResponse<String> first = browser.get(PATH);
        time.pass(Duration.ofSeconds(59));
        purger.caughtUp();
        HttpResponse<String> second = browser.get(PATH);

        assertThat(times()).isOne();
        assertThat(second.body()).isEqualTo(first.body()).isEqualTo(PAGE);
        assertThat(first.headers().firstValue("Cache-Status")).hasValue("plumbline; fwd=miss");
        assertThat(second.headers().firstValue("Cache-Status")).hasValue("plumbline; hit");
        assertThat(second.headers().firstValue("Age")).hasValue("59");
        assertThat(second.headers().firstValue("ETag")).hasValue(tag(PAGE));
        assertThat(second.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(second.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        for (HttpResponse<String> answer : List.of(first, second)) {
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("public, max-age=0");
            assertThat(answer.headers().map()).doesNotContainKeys("surrogate-key", "set-cookie", "server");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    @Test
    void keepsWhatOthersMayFrameAsSuch() {
        answers("/embed/a", Answer.page(PAGE, "verdict-a"));

        for (int i = 0; i < 2; i++) {
            assertThat(browser.get("/embed/a").headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("frame-ancestors *");
        }
        assertThat(asked("/embed/a")).hasSize(1);
    }

    @Test
    void compressesOnceAndTagsEachForm() {
        browser.get(PATH);
        HttpResponse<byte[]> compressed = bytes(PATH, "Accept-Encoding", "gzip, br");

        assertThat(times()).isOne();
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.headers().firstValue("ETag")).hasValue(tag(PAGE).replaceAll("\"$", "-gzip\""));
        assertThat(compressed.headers().firstValueAsLong("Content-Length")).hasValue(compressed.body().length);
        assertThat(compressed.body()).hasSizeLessThan(PAGE.length() / 4);
        assertThat(unzip(compressed.body())).isEqualTo(PAGE);
        assertThat(browser.get(PATH, "Accept-Encoding", "gzip;q=0").body()).isEqualTo(PAGE);
    }

    @Test
    void saysThatTheClientHasIt() {
        browser.get(PATH);
        String gzipTag = tag(PAGE).replaceAll("\"$", "-gzip\"");

        HttpResponse<String> plain = browser.get(PATH, "If-None-Match", "\"x\", W/" + tag(PAGE));
        HttpResponse<byte[]> gzip = bytes(PATH, "If-None-Match", gzipTag, "Accept-Encoding", "gzip");

        assertThat(plain.statusCode()).isEqualTo(304);
        assertThat(plain.body()).isEmpty();
        assertThat(plain.headers().firstValue("ETag")).hasValue(tag(PAGE));
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("public, max-age=0");
        assertThat(gzip.statusCode()).isEqualTo(304);
        assertThat(gzip.headers().firstValue("ETag")).hasValue(gzipTag);
        assertThat(browser.get(PATH, "If-None-Match", gzipTag).statusCode())
                .as("the tag of the other form")
                .isEqualTo(200);
        assertThat(times()).isOne();
    }

    @Test
    void answersHeadFromTheSame() {
        HttpResponse<String> head = browser.send("HEAD", PATH, "");
        HttpResponse<String> whole = browser.get(PATH);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(PAGE.length());
        assertThat(whole.body()).isEqualTo(PAGE);
        assertThat(times()).isOne();
    }

    @Test
    void asksOnceForManyWhoWantItAtTheSameTime() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        answers(PATH, Answer.page(PAGE, "verdict-a").after(latch));
        long coalesced = count("coalesced");

        List<CompletableFuture<HttpResponse<String>>> answers =
                IntStream.range(0, MANY).mapToObj(i -> begin(PATH)).toList();
        await(() -> count("coalesced") == coalesced + MANY - 1);
        latch.countDown();

        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo(PAGE);
        }
        assertThat(times()).isOne();
    }

    @Test
    void forgetsWhatIsPurgedAndNothingElse() {
        answers("/about", Answer.page(PAGE, "texts"));
        browser.get(PATH);
        browser.get("/about");
        int about = asked("/about").size();

        answers(PATH, Answer.page("newer", "verdict-a"));
        purger.purge("verdict-a", "verdict-b");

        assertThat(browser.get(PATH).body()).isEqualTo("newer");
        assertThat(browser.get("/about").body()).isEqualTo(PAGE);
        assertThat(asked("/about")).hasSize(about);
    }

    @Test
    void neverShowsAnOlderPageAfterANewerOne() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        answers(PATH, Answer.page("older", "verdict-a").after(latch));
        CompletableFuture<HttpResponse<String>> slow = begin(PATH);
        await(() -> times() == 1);

        answers(PATH, Answer.page("newer", "verdict-a"));
        purger.purge("verdict-a");
        assertThat(browser.get(PATH).body())
                .as("who asks after the purge does not wait for what was asked for before")
                .isEqualTo("newer");
        latch.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS).body()).isEqualTo("older");

        assertThat(browser.get(PATH).body()).isEqualTo("newer");
        assertThat(times()).isEqualTo(2);
    }

    @Test
    void doesNotKeepWhatWasPurgedOnItsWay() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        answers(PATH, Answer.page("older", "verdict-a").after(latch));
        CompletableFuture<HttpResponse<String>> slow = begin(PATH);
        await(() -> times() == 1);
        purger.purge("verdict-a");
        latch.countDown();
        slow.get(10, TimeUnit.SECONDS);

        answers(PATH, Answer.page("newer", "verdict-a"));

        assertThat(browser.get(PATH).body()).isEqualTo("newer");
    }

    @Test
    void doesNotPutWhatWasAskedForEarlierInPlaceOfWhatWasAskedForLater() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        answers(PATH, Answer.page("older", "verdict-a").after(latch));
        CompletableFuture<HttpResponse<String>> slow = begin(PATH);
        await(() -> times() == 1);
        answers(PATH, Answer.page("newer", "verdict-a"));
        purger.purge("something-else");
        browser.get(PATH);
        latch.countDown();
        slow.get(10, TimeUnit.SECONDS);

        assertThat(browser.get(PATH).body()).isEqualTo("newer");
        assertThat(times()).isEqualTo(2);
    }

    @Test
    void servesTheLastWhileItFetchesTheNext() {
        browser.get(PATH);
        answers(PATH, Answer.page("newer", "verdict-a"));
        time.pass(Duration.ofSeconds(61));
        purger.caughtUp();

        HttpResponse<String> meanwhile = browser.get(PATH);

        assertThat(meanwhile.body()).isEqualTo(PAGE);
        assertThat(meanwhile.headers().firstValue("Cache-Status")).hasValue("plumbline; hit; detail=revalidating");
        await(() -> browser.get(PATH).body().equals("newer"));
        assertThat(asked(PATH).get(askedBefore + 1).headers()).containsEntry("if-none-match", tag(PAGE));
    }

    @Test
    void renewsWhatDidNotChange() {
        browser.get(PATH);
        time.pass(Duration.ofSeconds(700));
        purger.caughtUp();

        HttpResponse<String> renewed = browser.get(PATH);

        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(renewed.body()).isEqualTo(PAGE);
        assertThat(renewed.headers().firstValue("Age")).hasValue("0");
        assertThat(asked(PATH).getLast().headers()).containsKey("if-none-match");
        browser.get(PATH);
        assertThat(times()).isEqualTo(2);
    }

    @Test
    void goesOnWithALabelWhileTheServiceFails() {
        browser.get(PATH);
        answers(PATH, new Answer(503, Map.of(), "down", null));
        time.pass(Duration.ofSeconds(700));
        purger.caughtUp();

        HttpResponse<String> instead = browser.get(PATH);
        HttpResponse<byte[]> compressed = bytes(PATH, "Accept-Encoding", "gzip");

        assertThat(instead.statusCode()).isEqualTo(200);
        assertThat(instead.body())
                .contains(
                        "<body class=\"x\">\n<div class=\"notice warn\" role=\"status\"><p>We cannot reach our own data")
                .endsWith("</main></body></html>");
        assertThat(instead.headers().firstValue("Cache-Status")).hasValue("plumbline; hit; detail=service-unavailable");
        assertThat(instead.headers().firstValue("Age")).hasValue("700");
        assertThat(instead.headers().firstValue("ETag")).hasValue(tag(PAGE).replaceAll("\"$", "-stale\""));
        assertThat(instead.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(instead.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(unzip(compressed.body())).isEqualTo(instead.body());
        assertThat(times()).as("asked again not before two seconds have passed").isEqualTo(2);

        answers(PATH, Answer.page("back", "verdict-a"));
        time.pass(Duration.ofSeconds(3));
        purger.caughtUp();
        browser.get(PATH);
        await(() -> browser.get(PATH).body().equals("back"));
    }

    @Test
    void labelsInArabicAndOtherFormatsByTheirHeadersOnly() {
        String arabic = PAGE.replace("lang=\"en\"", "lang=\"ar\" dir=\"rtl\"");
        answers("/verdicts/b", Answer.page(arabic, "b"));
        answers("/feeds/all.json", Answer.page("{\"items\":[]}", "b").with("Content-Type", "application/feed+json"));
        browser.get("/verdicts/b");
        browser.get("/feeds/all.json");
        answers("/verdicts/b", new Answer(500, Map.of(), "", null));
        answers("/feeds/all.json", new Answer(502, Map.of(), "", null));
        time.pass(Duration.ofSeconds(700));
        purger.caughtUp();

        assertThat(browser.get("/verdicts/b").body())
                .contains("وقد لا تكون محدَّثة")
                .contains("The bridge");
        HttpResponse<String> feed = browser.get("/feeds/all.json");
        assertThat(feed.body()).isEqualTo("{\"items\":[]}");
        assertThat(feed.headers().firstValue("Cache-Status")).hasValue("plumbline; hit; detail=service-unavailable");
    }

    @Test
    void labelsAsSoonAsItKnowsThatTheServiceFails() {
        browser.get(PATH);
        answers(PATH, new Answer(503, Map.of(), "down", null));
        time.pass(Duration.ofSeconds(61));
        purger.caughtUp();

        assertThat(browser.get(PATH).body()).isEqualTo(PAGE);
        await(() -> browser.get(PATH).body().contains("may be out of date"));
    }

    @Test
    void servesNothingThatIsOlderThanTheServiceAllows() {
        answers(PATH, Answer.page(PAGE, "verdict-a").with("Cache-Control", "public, s-maxage=60, stale-if-error=100"));
        browser.get(PATH);
        answers(PATH, new Answer(503, Map.of("Cache-Control", "no-store"), "down", null));
        time.pass(Duration.ofSeconds(161));
        purger.caughtUp();

        HttpResponse<String> answer = browser.get(PATH);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("down");
    }

    @Test
    void forgetsWhatTheServiceNoLongerGivesToEverybody() {
        browser.get(PATH);
        answers(PATH, new Answer(404, Map.of("Cache-Control", "no-store"), "gone", null));
        time.pass(Duration.ofSeconds(700));
        purger.caughtUp();
        assertThat(browser.get(PATH).statusCode()).isEqualTo(404);

        answers(PATH, new Answer(503, Map.of(), "down", null));
        time.pass(Duration.ofSeconds(11));
        purger.caughtUp();

        assertThat(browser.get(PATH).statusCode()).isEqualTo(503);
    }

    @Test
    void servesWhatItHasIfTheServiceTakesTooLong() {
        browser.get(PATH);
        CountDownLatch latch = new CountDownLatch(1);
        answers(PATH, Answer.page("newer", "verdict-a").after(latch));
        time.pass(Duration.ofSeconds(700));
        purger.caughtUp();

        HttpResponse<String> instead = browser.get(PATH);
        HttpResponse<String> again = browser.get(PATH);

        assertThat(instead.body()).contains("The bridge was open.", "may be out of date");
        assertThat(again.body()).isEqualTo(instead.body());
        latch.countDown();
        await(() -> browser.get(PATH).body().equals("newer"));
    }

    @Test
    void trustsNothingForLongWhileNobodyHearsOfPurges() {
        browser.get(PATH);
        answers(PATH, Answer.page("newer", "verdict-a"));
        time.pass(Duration.ofSeconds(5));

        assertThat(browser.get(PATH).body()).as("five seconds without a word").isEqualTo("newer");
        browser.get(PATH);
        assertThat(times()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Set-Cookie | a=b",
                "Vary | *",
                "Vary | Accept-Encoding, Cookie",
                "Vary | Accept",
                "Content-Encoding | br",
                "WWW-Authenticate | Bearer",
                "Cache-Control | private, s-maxage=60",
                "Cache-Control | public, s-maxage=60, no-store",
                "Cache-Control | public, max-age=60",
                "Cache-Control | public, no-cache",
            })
    void keepsNothingThatIsNotTheSameForEverybody(String header, String value) {
        String uri = "/search?q=" + Integer.toHexString((header + value).hashCode());
        answers(uri, Answer.page(PAGE, "x").with(header, value));
        browser.get(uri);
        answers(uri, Answer.page("another", "x").with(header, value));

        HttpResponse<String> second = browser.get(uri);

        assertThat(second.body()).isEqualTo("another");
        assertThat(second.headers().firstValue("Cache-Status")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 302, 400, 403, 422, 429, 500, 501})
    void keepsNoErrorsWhateverTheySay(int status) {
        String uri = "/search?status=" + status;
        answers(uri, Answer.page(PAGE, "x").status(status));
        assertThat(browser.get(uri).statusCode()).isEqualTo(status);

        answers(uri, Answer.page(PAGE, "x"));

        assertThat(browser.get(uri).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsWhatIsMissingForSecondsAtTheMost() {
        String uri = "/verdicts/missing";
        answers(uri, Answer.page("none", "x").status(404));
        browser.get(uri);
        answers(uri, Answer.page("there", "x"));

        assertThat(browser.get(uri).statusCode()).isEqualTo(404);
        time.pass(Duration.ofSeconds(5));
        purger.caughtUp();
        assertThat(browser.get(uri).body()).isEqualTo("there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/reviews", "/api/reviews", "/api/verdicts/a"})
    void neverKeepsWhatBelongsToAPerson(String path) {
        answers(path, Answer.page(PAGE, "x"));
        HttpResponse<String> first = browser.get(path, "Authorization", "Bearer of-somebody");
        answers(path, Answer.page("of another", "x"));
        HttpResponse<String> second = browser.get(path, "Authorization", "Bearer of-another");
        HttpResponse<String> nobody = browser.get(path);

        assertThat(first.headers().firstValue("Cache-Status")).isEmpty();
        assertThat(second.body()).isNotEqualTo(PAGE);
        assertThat(nobody.body()).isNotEqualTo(PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/verdicts?rating=true", "/api/verdicts/a"})
    void keepsWhatTheApiTellsEverybody(String uri) {
        answers(uri, Answer.page(PAGE, "verdict-a verdicts").with("Content-Type", "application/json"));
        int before = asked(uri).size();
        HttpResponse<String> first = browser.get(uri);
        HttpResponse<String> second = browser.get(uri);

        assertThat(asked(uri)).hasSize(before + 1);
        assertThat(second.body()).isEqualTo(first.body()).isEqualTo(PAGE);
        assertThat(second.headers().firstValue("Cache-Status")).hasValue("plumbline; hit");
        assertThat(second.headers().firstValue("ETag")).hasValue(tag(PAGE));
        assertThat(browser.get(uri, "If-None-Match", tag(PAGE)).statusCode()).isEqualTo(304);

        answers(uri, Answer.page("newer", "verdict-a verdicts"));
        purger.purge("verdict-a");
        assertThat(browser.get(uri).body()).isEqualTo("newer");
    }

    @Test
    void answersNobodyFromMemoryWhoSaysWhoTheyAre() {
        String uri = "/api/verdicts/b";
        answers(uri, Answer.page(PAGE, "verdict-b"));
        browser.get(uri);
        answers(uri, Answer.page("of somebody", "verdict-b"));
        for (String credential : List.of("Bearer of-somebody", "Bearer", "Basic b2Y6c29tZWJvZHk=")) {
            HttpResponse<String> own = browser.get(uri, "Authorization", credential);
            assertThat(own.body()).as(credential).isEqualTo("of somebody");
            assertThat(own.headers().firstValue("Cache-Status")).as(credential).isEmpty();
        }
        browser.cookies.put("q_session", "that-is-none");
        assertThat(browser.get(uri).body()).isEqualTo("of somebody");
        browser.cookies.clear();

        assertThat(browser.get(uri).body()).as("what others get is as it was").isEqualTo(PAGE);
    }

    @Test
    void handsOnWhatIsChangedUnderAnAddressThatIsKept() {
        String uri = "/api/verdicts/c";
        answers(uri, Answer.page(PAGE, "verdict-c"));
        browser.get(uri);
        int before = asked(uri).size();
        browser.post(uri, "{}");

        assertThat(asked(uri)).hasSize(before + 1);
        assertThat(asked(uri).getLast().method()).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/submit", "/follow/token"})
    void neverKeepsWhatSomebodySentIn(String path) {
        String uri = path + "?header.Cache-Control=" + CACHING.replace(" ", "%20");
        JsonObject first = new JsonObject(browser.get(uri, "X-Who", "1").body());
        JsonObject second = new JsonObject(browser.get(uri, "X-Who", "2").body());

        assertThat(Browser.header(first, "x-who")).isEqualTo("1");
        assertThat(Browser.header(second, "x-who")).isEqualTo("2");
    }

    @Test
    void asksWithNothingOfWhatAClientSays() {
        browser.cookies.put("q_session", "of-somebody");
        browser.get(
                PATH,
                "X-Forwarded-Host",
                "elsewhere.example",
                "X-Forwarded-For",
                "203.0.113.7",
                "X-Original-URL",
                "/desk",
                "X-HTTP-Method-Override",
                "POST",
                "Accept",
                "application/x-surprise",
                "Accept-Language",
                "xx",
                "Authorization",
                "Bearer of-somebody",
                "Referer",
                "https://elsewhere.example/",
                "User-Agent",
                "Poison/1.0");

        assertThat(times()).isOne();
        Asked asked = asked(PATH).getLast();
        assertThat(asked.headers())
                .containsOnlyKeys("accept", "host", "x-forwarded-host", "x-forwarded-proto")
                .containsEntry("host", "plumbline.example")
                .containsEntry("x-forwarded-host", "plumbline.example")
                .containsEntry("x-forwarded-proto", "https")
                .containsEntry("accept", "*/*");
    }

    @Test
    void doesNotMistakeOneHostForAnother() {
        String poisoned = browser.raw(
                Browser.lines("GET " + PATH + " HTTP/1.1", "Host: elsewhere.example", "Connection: close", "", ""));

        assertThat(poisoned).startsWith("HTTP/1.1 200 ").doesNotContain("elsewhere.example");
        assertThat(asked(PATH).getLast().headers()).containsEntry("host", "plumbline.example");
    }

    @Test
    void answersWhoeverAsksForAPartWithTheWhole() {
        browser.get(PATH);

        HttpResponse<String> part = browser.get(PATH, "Range", "bytes=0-3");

        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.body()).isEqualTo(PAGE);
        assertThat(times()).isOne();
    }

    @Test
    void tellsCachesThatNobodyCanPurgeNothingOfHowLongTheyMayKeepIt() {
        String notKept = tooLongToKeep("/verdicts/a");
        answers(notKept, Answer.page(PAGE, "verdict-a"));

        assertThat(browser.get(PATH).headers().allValues("Cache-Control")).containsExactly("public, max-age=0");
        assertThat(browser.get(notKept).headers().allValues("Cache-Control")).containsExactly("public, max-age=0");
    }

    @Test
    void labelsNothingOnceTheServiceIsBackHoweverLongAgoItFailed() {
        browser.get(PATH);
        answers(PATH, new Answer(503, Map.of(), "down", null));
        time.pass(Duration.ofSeconds(700));
        purger.caughtUp();
        assertThat(browser.get(PATH).body()).contains("may be out of date");

        answers(PATH, Answer.page("back", "verdict-a"));
        time.pass(Duration.ofHours(5));
        purger.caughtUp();

        assertThat(browser.get(PATH).body()).isEqualTo("back");
    }

    @Test
    void handsOthersOnAtOnceForAWhileOverAnError() {
        String uri = "/verdicts/failing";
        answers(uri, new Answer(500, Map.of("Cache-Control", "no-store"), "went wrong", null));
        int before = asked(uri).size();

        assertThat(browser.get(uri).statusCode()).isEqualTo(500);
        assertThat(browser.get(uri).statusCode()).isEqualTo(500);

        assertThat(asked(uri).size() - before)
                .as("once to keep it, then for each reader")
                .isEqualTo(3);
    }

    @Test
    void keepsOtherFormatsOnceWithTheirLabelsOrWithout() {
        String uri = "/feeds/large.json";
        answers(
                uri,
                Answer.page("{\"items\":[\"" + "x".repeat(60_000) + "\"]}", "b")
                        .with("Content-Type", "application/feed+json"));
        browser.get(uri);
        long plain = purger.bytes();
        answers(uri, new Answer(502, Map.of(), "", null));
        time.pass(Duration.ofSeconds(700));
        purger.caughtUp();

        HttpResponse<String> labelled = browser.get(uri);

        assertThat(labelled.headers().firstValue("Cache-Status"))
                .hasValue("plumbline; hit; detail=service-unavailable");
        assertThat(labelled.headers().firstValue("Content-Length"))
                .hasValue(Integer.toString(labelled.body().length()));
        assertThat(purger.bytes()).isBetween(plain + 1, plain + 10_000);
    }

    @Test
    void holdsNothingEndlessForClientsOfHttp10() {
        String uri = tooLongToKeep("/data/endless");
        answers(uri, Answer.page(PAGE, "x").with("Transfer-Encoding", "chunked"));

        assertThat(browser.raw(Browser.lines("GET " + uri + " HTTP/1.0", "", "")))
                .startsWith("HTTP/1.0 505 ")
                .doesNotContain("The bridge");
        assertThat(browser.raw(Browser.lines("GET " + PATH + " HTTP/1.0", "", "")))
                .startsWith("HTTP/1.0 200 ")
                .contains("The bridge");
        assertThat(browser.get(uri).body()).isEqualTo(PAGE);
    }

    @Test
    void takesAddressesForOneThatDifferInWhoFollowsTheirReaders() {
        answers("/search?b=1&a=2", Answer.page("b first", "verdicts"));
        answers("/search?a=2&b=1", Answer.page("a first", "verdicts"));
        int before = asked("/search?b=1&a=2").size();

        assertThat(browser.get("/search?utm_source=x&b=1&fbclid=1&a=2&UTM_Medium=y")
                        .body())
                .isEqualTo("b first");
        assertThat(browser.get("/search?b=1&a=2").body()).isEqualTo("b first");
        assertThat(browser.get("/search?a=2&b=1").body()).isEqualTo("a first");
        assertThat(browser.get(PATH + "?").body()).isEqualTo(PAGE);
        assertThat(asked("/search?b=1&a=2")).hasSize(before + 1);
        assertThat(browser.get(PATH + "?utm_source=x").body()).isEqualTo(PAGE);
        assertThat(times()).isOne();
    }

    @Test
    void handsOnVeryLongAddressesAsTheyAre() {
        String uri = "/search?q=" + "a".repeat(1_100);
        answers(uri, Answer.page(PAGE, "verdicts"));

        browser.get(uri);

        assertThat(browser.get(uri).headers().firstValue("Cache-Status")).isEmpty();
        assertThat(asked(uri)).hasSize(2);
    }

    @Test
    void keepsTheHotPageWhateverElseIsAskedFor() {
        for (int i = 0; i < 50; i++) {
            browser.get(PATH);
        }
        String noise = "x".repeat(50_000);
        for (int i = 0; i < 60; i++) {
            String uri = "/search?q=random" + i;
            answers(uri, Answer.page(noise + i, "verdicts").with("Content-Type", "image/png"));
            browser.get(uri);
            assertThat(purger.bytes()).isLessThanOrEqualTo(1024 * 1024);
        }

        browser.get(PATH);

        assertThat(times()).isOne();
    }

    @Test
    void handsOnWhatIsTooLongAndKeepsNoneOfIt() {
        String uri = "/data/verdicts.csv";
        String rows = "a,b\n".repeat(40_000);
        answers(uri, Answer.page(rows, "data"));
        int before = asked(uri).size();

        assertThat(browser.get(uri).body()).isEqualTo(rows);
        assertThat(browser.get(uri).body()).isEqualTo(rows);

        assertThat(asked(uri).size() - before)
                .as("once to see how long it is, then for each client")
                .isEqualTo(3);
    }

    @Test
    void forgetsAtOnceWhatARequestThroughItOutdates() {
        browser.get(PATH);
        answers(
                "/api/reviews/1/publication",
                new Answer(200, Map.of("Surrogate-Purge", "claim-c verdict-a"), "{}", null));

        HttpResponse<String> published =
                browser.post("/api/reviews/1/publication", "{}", "Authorization", "Bearer of-an-editor");
        answers(PATH, Answer.page("newer", "verdict-a"));

        assertThat(published.statusCode()).isEqualTo(200);
        assertThat(published.headers().map()).doesNotContainKey("surrogate-purge");
        assertThat(browser.get(PATH).body()).isEqualTo("newer");
    }

    @Test
    void passesOnWhatTheServiceSaysOfWhatIsNotKept() {
        HttpResponse<String> missing = browser.get("/verdicts/nothing");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).isEqualTo("nothing is here");
        assertThat(missing.headers().allValues("Content-Security-Policy")).hasSize(1);
    }

    @Test
    void putsRedirectsRightThatItKeeps() {
        answers(
                "/verdicts/old",
                Answer.page("", "x").status(301).with("Location", "http://plumbline.example/verdicts/a"));

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> moved = browser.get("/verdicts/old");
            assertThat(moved.statusCode()).isEqualTo(301);
            assertThat(moved.headers().firstValue("Location")).hasValue("https://plumbline.example/verdicts/a");
        }
        assertThat(asked("/verdicts/old")).hasSize(1);
    }

    private int times() {
        return asked(PATH).size() - askedBefore;
    }

    private long count(String name) {
        return new JsonObject(browser.get("/health").body())
                .getJsonObject("cache")
                .getLong(name);
    }

    private static CompletableFuture<HttpResponse<String>> begin(String path) {
        CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(new Browser().get(path));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private HttpResponse<byte[]> bytes(String path, String... headers) {
        URI gateway = ConfigProvider.getConfig().getValue("test.url", URI.class);
        try {
            return http.send(
                    HttpRequest.newBuilder(gateway.resolve(path))
                            .timeout(Duration.ofSeconds(15))
                            .headers(headers)
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String unzip(byte[] compressed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
