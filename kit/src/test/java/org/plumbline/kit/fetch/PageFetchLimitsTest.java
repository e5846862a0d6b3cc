package org.plumbline.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.kit.fetch.Fixtures.PUBLIC;
import static org.plumbline.kit.fetch.Fixtures.page;
import static org.plumbline.kit.fetch.Fixtures.redirect;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.kit.fetch.FetchRefused.Reason;
import org.plumbline.kit.fetch.Fixtures.Web;

@Timeout(120)
class PageFetchLimitsTest {

    private static final long GIBIBYTE = 1L << 30;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

    @Test
    void refusesADeclaredGibibyteUnread() throws IOException {
        AtomicLong sent = new AtomicLong();
        try (RawServer server = new RawServer((request, out) -> {
            out.write(ascii(OK + "Content-Length: " + GIBIBYTE + "\r\n\r\n"));
            flood(out, sent, "");
        })) {
            assertThat(refusal(server)).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Transfer-Encoding: chunked\r\n"})
    void breaksOffAnUndeclaredGibibyte(String header) throws IOException {
        AtomicLong sent = new AtomicLong();
        try (RawServer server = new RawServer((request, out) -> {
            out.write(ascii(OK + header + "\r\n"));
            flood(out, sent, header.isEmpty() ? "" : "10000\r\n");
        })) {
            assertThat(refusal(server)).isEqualTo(Reason.TOO_LARGE);
            // What was read is bounded; the rest is what the sockets' buffers took.
            assertThat(sent.get()).isGreaterThan(10_000_000).isLessThan(GIBIBYTE / 8);
        }
    }

    @Test
    void countsTheBodiesOfRedirectsToo() throws IOException {
        String redirect = "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 400\r\n\r\n" + "x".repeat(400);
        try (RawServer server = RawServer.saying(redirect)) {
            assertThat(refusal(server, "max-body-bytes", "1000")).isEqualTo(Reason.TOO_LARGE);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000_000, 20_000_000})
    void refusesAGzipBomb(int size) throws IOException {
        byte[] bomb = Fixtures.gzip(new byte[size]);
        assertThat(bomb.length).isLessThan(30_000);
        try (RawServer server = new RawServer((request, out) -> {
            out.write(ascii(OK + "Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n"));
            out.write(bomb);
        })) {
            assertThat(refusal(server)).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void unfoldsWhatIsOnlyRepetitive() throws IOException {
        byte[] folded = Fixtures.gzip(new byte[1_000_000]);
        try (RawServer server = new RawServer((request, out) -> {
            out.write(ascii(OK + "Content-Encoding: gzip\r\n\r\n"));
            out.write(folded);
        })) {
            assertThat(web(server).fetch("http://public.example/").body().length())
                    .isEqualTo(1_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nX-",
                OK + "\r\n",
                OK + "Content-Length: 100000\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n"
            })
    void cutsOffWhatTrickles(String beginning) throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            out.write(ascii(beginning));
            trickle(out);
        })) {
            assertThat(refusal(server, "total-timeout", "400ms")).isEqualTo(Reason.TOO_SLOW);
        }
    }

    @Test
    void countsTheTimeOfAllRedirectsTogether() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            pause(250);
            out.write(ascii(redirect("/")));
        })) {
            assertThat(refusal(server, "total-timeout", "600ms")).isEqualTo(Reason.TOO_SLOW);
        }
    }

    @Test
    void waitsForNoServerThatStaysSilent() throws IOException {
        try (RawServer server = new RawServer((request, out) -> pause(60_000))) {
            assertThat(refusal(server, "total-timeout", "300ms")).isEqualTo(Reason.TOO_SLOW);
        }
    }

    @Test
    void waitsForNoNameServerThatStaysSilent() {
        CountDownLatch never = new CountDownLatch(1);
        PageFetch fetch = new PageFetch(
                Fixtures.limits("total-timeout", "300ms"),
                Clock.systemUTC(),
                host -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return List.of();
                },
                Dialer.direct());

        assertThatThrownBy(() -> fetch.fetch(URI.create("http://public.example/")))
                .isInstanceOfSatisfying(FetchRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.TOO_SLOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Endless: header\r\n", "x", "HTTP/1.1 100 Continue\r\n\r\n"})
    void endsEndlessHeads(String part) throws IOException {
        AtomicLong sent = new AtomicLong();
        try (RawServer server = new RawServer((request, out) -> {
            if (!part.startsWith("HTTP")) {
                out.write(ascii("HTTP/1.1 200 OK\r\n"));
            }
            byte[] bytes = ascii(part.repeat(1000));
            while (sent.addAndGet(bytes.length) < GIBIBYTE) {
                out.write(bytes);
            }
        })) {
            assertThat(refusal(server)).isEqualTo(Reason.TOO_LARGE);
            assertThat(sent.get()).isLessThan(GIBIBYTE / 8);
        }
    }

    @Test
    void takesManyHeadersBelowTheLimit() throws IOException {
        String headers = "X-Filler: yes\r\n".repeat(4000);
        try (RawServer server = RawServer.saying(OK + headers + "\r\nok")) {
            assertThat(web(server).fetch("http://public.example/").body().text(StandardCharsets.US_ASCII))
                    .isEqualTo("ok");
        }
    }

    @Test
    void takesABodyOfExactlyTheLimit() throws IOException {
        try (RawServer server = RawServer.saying(page("x".repeat(1000)))) {
            assertThat(web(server)
                            .fetch("http://public.example/", "max-body-bytes", "1000")
                            .body()
                            .length())
                    .isEqualTo(1000);
            assertThat(refusal(server, "max-body-bytes", "999")).isEqualTo(Reason.TOO_LARGE);
        }
    }

    private static Web web(RawServer server) {
        return new Web().name("public.example", PUBLIC).serves(80, server);
    }

    private static Reason refusal(RawServer server, String... limits) {
        return web(server).refused("http://public.example/", limits).reason();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void flood(OutputStream out, AtomicLong sent, String chunkHead) throws IOException {
        byte[] block = new byte[0x10000];
        while (sent.addAndGet(block.length) <= GIBIBYTE) {
            out.write(ascii(chunkHead));
            out.write(block);
            if (!chunkHead.isEmpty()) {
                out.write(ascii("\r\n"));
            }
        }
    }

    private static void trickle(OutputStream out) throws IOException {
        for (int i = 0; i < 3_000; i++) {
            out.write('1');
            out.flush();
            pause(20);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
