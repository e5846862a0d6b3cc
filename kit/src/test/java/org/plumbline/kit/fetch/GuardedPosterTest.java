package org.plumbline.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.plumbline.kit.fetch.Fixtures.PUBLIC;
import static org.plumbline.kit.fetch.Fixtures.page;
import static org.plumbline.kit.fetch.Fixtures.redirect;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.kit.fetch.FetchRefused.Reason;
import org.plumbline.kit.fetch.Fixtures.Web;

class GuardedPosterTest {

    private static final URI HOOK = URI.create("http://partner.example/hook?a=b");
    private static final Bytes BODY = Bytes.of("{\"a\":\"ä\"}".getBytes(StandardCharsets.UTF_8));
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

    @Test
    void sendsTheBodyAsItIsAndTheHeadersThatWereGiven() throws IOException {
        try (RawServer server = RawServer.saying(NO_CONTENT)) {
            assertThat(post(web(server), Map.of("webhook-id", "msg_1"))).isEqualTo(204);

            assertThat(server.requests())
                    .containsExactly("""
                            POST /hook?a=b HTTP/1.1\r
                            Host: partner.example\r
                            User-Agent: Plumbline fact-check desk (+https://plumbline.example)\r
                            Content-Length: 10\r
                            Connection: close\r
                            webhook-id: msg_1\r
                            \r
                            """ + new String(BODY.toArray(), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (RawServer server = RawServer.saying(redirect("http://partner.example/other"))) {
            assertThat(post(web(server), Map.of())).isEqualTo(302);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void tellsTheStatusOfAnAnswerThatIsTooLongBrokenOrNeverEnds() throws IOException {
        for (String answer : new String[] {
            page("x".repeat(100_000)),
            "HTTP/1.1 500 Oh\r\nContent-Length: 100\r\n\r\nshort",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot a chunk"
        }) {
            try (RawServer server = RawServer.saying(answer)) {
                assertThat(post(web(server), Map.of())).isEqualTo(answer.startsWith("HTTP/1.1 500") ? 500 : 200);
            }
        }
        try (RawServer server = new RawServer((request, out) -> {
            out.write("HTTP/1.1 202 Accepted\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            pause(Duration.ofSeconds(30));
        })) {
            Poster poster = web(server).poster();
            assertThat(poster.post(HOOK, Map.of(), BODY, Duration.ofSeconds(5)).status())
                    .isEqualTo(202);
        }
    }

    @Test
    void tellsWhenItMaySendAgain() throws IOException {
        try (RawServer server =
                RawServer.saying("HTTP/1.1 503 Later\r\nretry-after: 120\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(web(server).poster().post(HOOK, Map.of(), BODY, TIMEOUT))
                    .isEqualTo(new Poster.Answer(503, "120"));
        }
        try (RawServer server = RawServer.saying(NO_CONTENT)) {
            assertThat(web(server).poster().post(HOOK, Map.of(), BODY, TIMEOUT))
                    .isEqualTo(new Poster.Answer(204, null));
        }
    }

    @Test
    void waitsNoLongerThanItIsTold() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            out.write("HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            pause(Duration.ofSeconds(20));
        })) {
            Poster poster = web(server).poster();
            long start = System.nanoTime();
            assertThat(refusal(() -> poster.post(HOOK, Map.of(), BODY, Duration.ofMillis(500))))
                    .isEqualTo(Reason.TOO_SLOW);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://[::1]/",
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::ffff:a00:1]/",
                "http://2130706433/",
                "http://localhost/",
                "http://review-service.plumbline.svc.internal/",
                "http://mixed.example/"
            })
    void goesToNoAddressThatIsNotPublic(String url) throws IOException {
        try (RawServer server = RawServer.saying(NO_CONTENT)) {
            Web web = web(server).name("mixed.example", PUBLIC, "10.0.0.1");
            Poster poster = web.poster();
            URI inside = URI.create(url);
            assertThat(refusal(() -> poster.check(inside))).isEqualTo(Reason.FORBIDDEN_ADDRESS);
            assertThat(refusal(() -> poster.post(inside, Map.of(), BODY, TIMEOUT)))
                    .isEqualTo(Reason.FORBIDDEN_ADDRESS);
            assertThat(web.dialled()).isEmpty();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void looksANameUpAgainForEachPostAndConnectsToWhatItChecked() throws IOException {
        try (RawServer server = RawServer.saying(NO_CONTENT)) {
            Web web = new Web()
                    .name("moving.example", PUBLIC)
                    .name("moving.example", PUBLIC)
                    .name("moving.example", "192.168.0.7")
                    .serves(80, server);
            Poster poster = web.poster();
            URI moving = URI.create("http://moving.example/");
            poster.check(moving);
            assertThat(server.connections()).as("a check sends nothing").isZero();
            assertThat(poster.post(moving, Map.of(), BODY, TIMEOUT).status()).isEqualTo(204);
            assertThat(refusal(() -> poster.post(moving, Map.of(), BODY, TIMEOUT)))
                    .isEqualTo(Reason.FORBIDDEN_ADDRESS);
            assertThat(web.asked()).hasSize(3);
            assertThat(web.dialled())
                    .extracting(address -> address.getAddress().getHostAddress())
                    .containsExactly(PUBLIC);
        }
    }

    @Test
    void refusesCredentialsOtherPortsAndOtherSchemes() {
        Poster poster = new Web().name("partner.example", PUBLIC).poster();
        assertThat(refusal(() -> poster.check(URI.create("https://user:word@partner.example/"))))
                .isEqualTo(Reason.CREDENTIALS);
        assertThat(refusal(() -> poster.check(URI.create("https://partner.example:22/"))))
                .isEqualTo(Reason.PORT);
        assertThat(refusal(() -> poster.check(URI.create("ftp://partner.example/"))))
                .isEqualTo(Reason.SCHEME);
        assertThat(refusal(() -> poster.check(URI.create("https://nobody.example/"))))
                .isEqualTo(Reason.UNRESOLVED);
    }

    @Test
    void letsNoHeaderEndItself() throws IOException {
        try (RawServer server = RawServer.saying(NO_CONTENT)) {
            Web web = web(server);
            assertThatThrownBy(() -> post(web, Map.of("webhook-id", "x\r\nHost: other.example")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(server.connections()).isZero();
        }
    }

    private static Web web(RawServer server) {
        return new Web().name("partner.example", PUBLIC).serves(80, server);
    }

    private static int post(Web web, Map<String, String> headers) {
        return web.poster().post(HOOK, headers, BODY, TIMEOUT).status();
    }

    private static Reason refusal(Runnable attempt) {
        return Objects.requireNonNull(catchThrowableOfType(FetchRefused.class, attempt::run))
                .reason();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
