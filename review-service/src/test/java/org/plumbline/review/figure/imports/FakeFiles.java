package org.plumbline.review.figure.imports;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.test.Mock;

import org.plumbline.kit.fetch.Bytes;
import org.plumbline.kit.fetch.DataFetcher;
import org.plumbline.kit.fetch.FetchRefused;
import org.plumbline.kit.fetch.Fetched;

/** A web of files that are there or refused, as a test says. */
@Mock
@ApplicationScoped
class FakeFiles implements DataFetcher {

    private final Map<URI, Object> files = new ConcurrentHashMap<>();

    void has(String url, String content) {
        files.put(URI.create(url), content);
    }

    void refuses(String url, FetchRefused why) {
        files.put(URI.create(url), why);
    }

    @Override
    public Fetched fetch(URI url) {
        Object found = files.getOrDefault(url, FetchRefused.status(404));
        if (found instanceof FetchRefused refused) {
            throw refused;
        }
        Bytes body = Bytes.of(found.toString().getBytes(StandardCharsets.UTF_8));
        Fetched.Exchange exchange =
                new Fetched.Exchange(url, InetAddress.getLoopbackAddress(), 200, body, body, body, Instant.EPOCH);
        return new Fetched(url, List.of(exchange), Map.of(), "text/csv", null, body, Instant.EPOCH);
    }
}
