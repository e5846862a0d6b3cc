package org.plumbline.claims.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.test.Mock;

import org.plumbline.kit.fetch.Bytes;
import org.plumbline.kit.fetch.FetchRefused;
import org.plumbline.kit.fetch.Fetched;
import org.plumbline.kit.fetch.PageFetcher;

/** The web of the tests. */
@Mock
@ApplicationScoped
class FakePages implements PageFetcher {

    static final Instant FETCHED_AT = Instant.parse("2025-03-12T09:30:00Z");

    private final Map<String, Supplier<Fetched>> pages = new ConcurrentHashMap<>();
    private final AtomicInteger fetches = new AtomicInteger();

    @Override
    public Fetched fetch(URI url) {
        fetches.incrementAndGet();
        return pages.getOrDefault(url.toString(), () -> {
                    throw FetchRefused.status(404);
                })
                .get();
    }

    int fetches() {
        return fetches.get();
    }

    void page(String url, String html) {
        page(url, html, UTF_8);
    }

    void page(String url, String html, Charset charset) {
        pages.put(url, () -> fetched(url, Bytes.of(html.getBytes(charset)), charset.name()));
    }

    void refuses(String url, FetchRefused why) {
        pages.put(url, () -> {
            throw why;
        });
    }

    private static Fetched fetched(String url, Bytes body, String charset) {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=" + charset + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        Fetched.Exchange exchange = new Fetched.Exchange(
                URI.create(url),
                InetAddress.ofLiteral("203.0.113.5"),
                200,
                Bytes.of("GET / HTTP/1.1\r\nHost: news.example\r\n\r\n".getBytes(UTF_8)),
                Bytes.of((head + body.text(Charset.forName(charset))).getBytes(Charset.forName(charset))),
                body,
                FETCHED_AT);
        return new Fetched(URI.create(url), List.of(exchange), Map.of(), "text/html", charset, body, FETCHED_AT);
    }
}
