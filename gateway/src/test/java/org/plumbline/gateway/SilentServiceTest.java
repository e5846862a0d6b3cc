package org.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.plumbline.gateway.Browser.reached;
import static org.plumbline.gateway.ScriptedService.answers;
import static org.plumbline.gateway.ScriptedService.asked;
import static org.plumbline.gateway.ScriptedService.tooLongToKeep;

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
import java.util.function.UnaryOperator;

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

    /** Between the patience and the half minute that whoever works at the desk waits, far from either. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

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
        // Whoever asks first pays for connections and classes; for the API the gateway has half a minute.
        assertThat(browser.get("/api/claims").statusCode()).isEqualTo(200);
        HttpResponse<String> first;
        int tries = 0;
        do {
            letPass(Duration.ofSeconds(11));
            first = browser.get(answering(PAGE));
        } while (first.statusCode() == 503 && ++tries < 10);
        assertThat(first.statusCode()).isEqualTo(200);
    }

    @AfterEach
    void endWhatHangs() {
        back.countDown();
    }

    @Test
    void isWaitedForBySomeReadersAndNotByAll() {
        for (int i = 0; i < 3; i++) {
            String waitedFor = hanging();
            HttpResponse<String> waited = browser.get(waitedFor);
            assertThat(waited.statusCode()).isEqualTo(503);
            assertThat(waited.headers().firstValue("Retry-After")).isPresent();
            assertThat(asked(waitedFor)).isNotEmpty();
        }

        String spared = hanging();
        HttpResponse<String> refused = browser.get(spared);
        String notKept = hangingUnder(ScriptedService::tooLongToKeep);
        HttpResponse<String> handedOn = browser.get(notKept);

        // What the service was not asked for, nobody waited for.
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(asked(spared)).isEmpty();
        assertThat(handedOn.statusCode()).isEqualTo(503);
        assertThat(asked(notKept)).isEmpty();
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
        String notKept = tooLongToKeep(answering(PAGE));
        answers(notKept, Answer.page(PAGE, "x"));
        assertThat(browser.get(notKept).statusCode()).isEqualTo(200);
    }

    @Test
    void isWaitedForNoLongerByWhoseRequestIsHandedOn() {
        String notKept = hangingUnder(ScriptedService::tooLongToKeep);
        HttpResponse<String> waited = assertTimeoutPreemptively(LONGEST, () -> browser.get(notKept));

        assertThat(waited.statusCode()).isEqualTo(503);
        assertThat(asked(notKept)).isNotEmpty();
    }

    @Test
    void hasWhatIsServedInItsPlaceLabelledHoweverYoungThatIs() {
        String page = answering(PAGE);
        browser.get(page);
        letPass(Duration.ofSeconds(61));
        assertThat(browser.get(hanging()).statusCode()).isEqualTo(503);
        answers(page, Answer.page("newer", "x").after(back));

        HttpResponse<String> instead = browser.get(page);

        assertThat(instead.body()).contains("The bridge was open.", "may be out of date");
        assertThat(instead.headers().firstValue("Cache-Status")).hasValue("plumbline; hit; detail=service-unavailable");
        assertThat(instead.headers().firstValue("Age")).hasValue("61");
    }

    @Test
    void hasWhatIsServedLabelledWhenTheNextDoesNotCome() {
        String page = answering(PAGE);
        browser.get(page);
        letPass(Duration.ofSeconds(61));
        answers(page, Answer.page("newer", "x").after(back));

        assertThat(browser.get(page).headers().firstValue("Cache-Status"))
                .hasValue("plumbline; hit; detail=revalidating");

        assertTimeoutPreemptively(LONGEST, () -> {
            while (!browser.get(page).body().contains("may be out of date")) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        });
        assertThat(browser.get(page).body()).contains("The bridge was open.");
    }

    @Test
    void isNotAskedForAssetsThatTheOtherServiceHas() {
        silence();

        HttpResponse<String> asset = browser.get("/assets/plumbline." + UUID.randomUUID() + ".css");

        assertThat(reached(asset).getString("service")).isEqualTo("claims");
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

    private void silence() {
        for (int i = 0; i < 3; i++) {
            assertThat(browser.get(hanging()).statusCode()).isEqualTo(503);
        }
    }

    private String hanging() {
        return hangingUnder(UnaryOperator.identity());
    }

    private String hangingUnder(UnaryOperator<String> form) {
        String uri = form.apply("/search?q=" + UUID.randomUUID());
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
