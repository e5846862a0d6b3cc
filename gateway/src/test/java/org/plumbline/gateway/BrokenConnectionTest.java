package org.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.gateway.ScriptedService.answers;
import static org.plumbline.gateway.ScriptedService.asked;
import static org.plumbline.gateway.ScriptedService.hangsUpOnce;
import static org.plumbline.gateway.ScriptedService.isTakenWhole;
import static org.plumbline.gateway.ScriptedService.tooLongToKeep;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.gateway.ScriptedService.Answer;
import org.plumbline.gateway.limit.HandSetTime;

/** Connections to a service are kept for others, and may break off at either end. */
@QuarkusTest
@TestProfile(BrokenConnectionTest.StandingTime.class)
@WithTestResource(
        value = Surroundings.class,
        scope = TestResourceScope.RESTRICTED_TO_CLASS,
        initArgs = @ResourceArg(name = "reviews", value = "scripted"))
class BrokenConnectionTest {

    private static final String PAGE = "<!doctype html><html lang=\"en\"><body>The bridge was open.</body></html>";
    private static final int LONGEST_TRIES = 1_200;

    /** So that whatever happens, happens at once. */
    public static final class StandingTime implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return new HashSet<>(Set.of(HandSetTime.class));
        }
    }

    private final URI gateway = ConfigProvider.getConfig().getValue("test.url", URI.class);
    private final Browser browser = new Browser();
    private final String uri = "/verdicts/" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPageIsAskedForAgainIfTheConnectionWasClosedBeforeItCame(boolean handedOn) {
        String asked = handedOn ? tooLongToKeep(uri) : uri;
        answers(asked, Answer.page(PAGE, "v"));
        hangsUpOnce(asked);

        HttpResponse<String> response = browser.get(asked);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(PAGE);
        assertThat(asked(asked)).hasSize(2);
    }

    @Test
    void whatChangesSomethingIsSentOnceAtTheMost() {
        String form = "/corrections/" + UUID.randomUUID();
        answers(form, new Answer(201, Map.of(), "{}", null));
        hangsUpOnce(form);

        assertThat(browser.post(form, "wrong=much", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(503);
        assertThat(asked(form)).hasSize(1);
    }

    @Test
    void theRestOfAnAnswerWhoseReaderWentAwayIsLetGoByAndItsConnectionKept() throws IOException {
        CountDownLatch gone = new CountDownLatch(1);
        String notKept = tooLongToKeep(uri);
        answers(notKept, Answer.page("x".repeat(100_000), "v").halfway(gone));

        try (Socket reader = new Socket(gateway.getHost(), gateway.getPort())) {
            reader.getOutputStream()
                    .write(("GET " + notKept + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(reader.getInputStream().read()).isEqualTo('H');
            // With something unread, so that whoever writes on hears of it.
            reader.setSoLinger(true, 0);
        }
        gone.countDown();

        for (int tries = 0; tries < LONGEST_TRIES && !isTakenWhole(notKept); tries++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(isTakenWhole(notKept)).isTrue();
    }
}
