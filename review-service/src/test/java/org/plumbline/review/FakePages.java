package org.plumbline.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.URI;
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
public class FakePages implements PageFetcher {

    public static final Instant FETCHED_AT = Instant.parse("2026-11-20T09:30:00Z");

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

    public int fetches() {
        return fetches.get();
    }

    public void page(String url, String html) {
        redirects(url, url, html);
    }

    /** A page that is found at another address than it was asked for. */
    public void redirects(String url, String to, String html) {
        answers(url, to, "text/html", html);
    }

    public void answers(String url, String to, String type, String content) {
        pages.put(url, () -> fetched(to, type, content));
    }

    private static Fetched fetched(String url, String type, String content) {
        Bytes body = Bytes.of(content.getBytes(UTF_8));
        String head = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "; charset=UTF-8\r\nContent-Length: " + body.length()
                + "\r\n\r\n";
        Fetched.Exchange exchange = new Fetched.Exchange(
                URI.create(url),
                InetAddress.ofLiteral("203.0.113.5"),
                200,
                Bytes.of("GET / HTTP/1.1\r\nHost: ministry.example\r\n\r\n".getBytes(UTF_8)),
                Bytes.of((head + content).getBytes(UTF_8)),
                body,
                FETCHED_AT);
        return new Fetched(URI.create(url), List.of(exchange), Map.of(), type, "UTF-8", body, FETCHED_AT);
    }
}
