package org.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.gateway.Browser.reached;
import static org.plumbline.gateway.ScriptedService.answers;
import static org.plumbline.gateway.ScriptedService.asked;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jakarta.inject.Inject;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.gateway.ScriptedService.Answer;
import org.plumbline.gateway.cache.Purger;
import org.plumbline.gateway.limit.HandSetTime;

/** A service that takes requests and answers none, as one does that hangs; readers wait a second for it. */
@QuarkusTest
@TestProfile(SilentServiceTest.LittlePatience.class)
@WithTestResource(
        value = Surroundings.class,
        scope = TestResourceScope.RESTRICTED_TO_CLASS,
        initArgs = @ResourceArg(name = "reviews", value = "scripted"))
class SilentServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Well below the patience, and far above what an answer of the gateway's own takes. */
    private static final Duration AT_ONCE = Duration.ofMillis(700);

    private static final String PAGE = "<!doctype html><html lang=\"en\"><body>The bridge was open.</body></html>";

    /** A second for a service that does not answer. */
    public static final class LittlePatience implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("plumbline.gateway.public-patience", PATIENCE.toString());
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
    private final CountDownLatch back = new CountDownLatch(1);

    @BeforeEach
    void answersAtFirst() {
        purger.purgeAll();
        letPass(Duration.ofSeconds(11));
        assertThat(browser.get(answering(PAGE)).statusCode()).isEqualTo(200);
    }

    @AfterEach
    void endWhatHangs() {
        back.countDown();
    }

    @Test
    void isWaitedForBySomeReadersAndNotByAll() {
        for (int i = 0; i < 3; i++) {
            Timed waited = get(hanging());
            assertThat(waited.answer().statusCode()).isEqualTo(503);
            assertThat(waited.answer().headers().firstValue("Retry-After")).isPresent();
            assertThat(waited.took()).isBetween(PATIENCE.minusMillis(100), PATIENCE.multipliedBy(4));
        }

        String spared = hanging();
        Timed refused = get(spared);
        String part = hanging();
        Timed handedOn = get(part, "Range", "bytes=0-3");

        assertThat(refused.answer().statusCode()).isEqualTo(503);
        assertThat(refused.took()).isLessThan(AT_ONCE);
        assertThat(asked(spared)).isEmpty();
        assertThat(handedOn.answer().statusCode()).isEqualTo(503);
        assertThat(handedOn.took()).isLessThan(AT_ONCE);
        assertThat(asked(part)).isEmpty();
    }

    @Test
    void isTriedAgainAndEverybodyAsksOnceItAnswers() {
        silence();
        String early = answering(PAGE);
        assertThat(browser.get(early).statusCode()).isEqualTo(503);
        assertThat(asked(early)).isEmpty();

        letPass(Duration.ofSeconds(3));

        assertThat(browser.get(answering(PAGE)).body()).isEqualTo(PAGE);
        assertThat(browser.get(early).body()).isEqualTo(PAGE);
        assertThat(browser.get(answering(PAGE), "Range", "bytes=0-3").statusCode())
                .isEqualTo(200);
    }

    @Test
    void isWaitedForNoLongerByWhoseRequestIsHandedOn() {
        Timed waited = get(hanging(), "Range", "bytes=0-3");

        assertThat(waited.answer().statusCode()).isEqualTo(503);
        assertThat(waited.took()).isBetween(PATIENCE.minusMillis(100), PATIENCE.multipliedBy(4));
    }

    @Test
    void hasWhatIsServedInItsPlaceLabelledHoweverYoungThatIs() {
        String page = answering(PAGE);
        browser.get(page);
        letPass(Duration.ofSeconds(61));
        assertThat(get(hanging()).answer().statusCode()).isEqualTo(503);
        answers(page, Answer.page("newer", "x").after(back));

        Timed instead = get(page);

        assertThat(instead.took()).isLessThan(AT_ONCE);
        assertThat(instead.answer().body()).contains("The bridge was open.", "may be out of date");
        assertThat(instead.answer().headers().firstValue("Cache-Status"))
                .hasValue("plumbline; hit; detail=service-unavailable");
        assertThat(instead.answer().headers().firstValue("Age")).hasValue("61");
    }

    @Test
    void hasWhatIsServedLabelledWhenTheNextDoesNotCome() {
        String page = answering(PAGE);
        browser.get(page);
        letPass(Duration.ofSeconds(61));
        answers(page, Answer.page("newer", "x").after(back));

        assertThat(browser.get(page).headers().firstValue("Cache-Status"))
                .hasValue("plumbline; hit; detail=revalidating");
        LockSupport.parkNanos(PATIENCE.multipliedBy(2).toNanos());

        assertThat(browser.get(page).body()).contains("The bridge was open.", "may be out of date");
    }

    @Test
    void isNotAskedForAssetsThatTheOtherServiceHas() {
        silence();

        Timed asset = get("/assets/plumbline." + UUID.randomUUID() + ".css");

        assertThat(reached(asset.answer()).getString("service")).isEqualTo("claims");
        assertThat(asset.took()).isLessThan(AT_ONCE);
    }

    @Test
    void hasLongerForWhatIsSentIn() throws Exception {
        silence();
        String uri = "/api/reviews/" + UUID.randomUUID() + "/publication";
        answers(uri, new Answer(201, Map.of(), "{}", back));
        CompletableFuture<HttpResponse<String>> sent = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> sent.complete(browser.post(uri, "{}", "Authorization", "Bearer of-an-editor")));

        LockSupport.parkNanos(PATIENCE.multipliedBy(2).toNanos());
        assertThat(sent).isNotDone();
        back.countDown();

        assertThat(sent.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
        assertThat(browser.get(answering(PAGE)).statusCode())
                .as("an answer to anybody shows that it is back")
                .isEqualTo(200);
    }

    private record Timed(HttpResponse<String> answer, Duration took) {}

    private Timed get(String uri, String... headers) {
        long start = System.nanoTime();
        HttpResponse<String> answer = browser.get(uri, headers);
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
    }

    private void silence() {
        for (int i = 0; i < 3; i++) {
            assertThat(browser.get(hanging()).statusCode()).isEqualTo(503);
        }
    }

    private String hanging() {
        String uri = "/search?q=" + UUID.randomUUID();
        answers(uri, Answer.page(PAGE, "x").after(back));
        return uri;
    }

    private static String answering(String page) {
        String uri = "/search?q=" + UUID.randomUUID();
        answers(uri, Answer.page(page, "x"));
        return uri;
    }

    private void letPass(Duration duration) {
        time.pass(duration);
        purger.caughtUp();
    }
}
