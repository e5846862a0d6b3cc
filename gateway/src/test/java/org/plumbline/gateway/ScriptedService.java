package org.plumbline.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** Stands for a service that answers what the test sets, and remembers what reached it. */
final class ScriptedService implements AutoCloseable {

    static final String CACHING = "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400";

    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();
    private static final Set<String> HANGING_UP = ConcurrentHashMap.newKeySet();
    private static final Set<String> WHOLE = ConcurrentHashMap.newKeySet();
    private static final int PARTS = 20;
    private static final int CHUNKED = 0;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What reached it. */
    record Asked(String method, String uri, Map<String, String> headers) {}

    /** What it answers; 304 if the client has the {@code ETag}. */
    record Answer(
            int status,
            Map<String, String> headers,
            String body,
            @Nullable CountDownLatch after,
            @Nullable CountDownLatch halfway) {

        Answer(int status, Map<String, String> headers, String body, @Nullable CountDownLatch after) {
            this(status, headers, body, after, null);
        }

        static Answer page(String body, String keys) {
            return new Answer(
                    200,
                    Map.of(
                            "Content-Type",
                            "text/html;charset=UTF-8",
                            "Cache-Control",
                            CACHING,
                            "ETag",
                            tag(body),
                            "Surrogate-Key",
                            keys),
                    body,
                    null);
        }

        Answer with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body, after, halfway);
        }

        Answer without(String header) {
            Map<String, String> fewer = new HashMap<>(headers);
            fewer.remove(header);
            return new Answer(status, fewer, body, after, halfway);
        }

        Answer status(int other) {
            return new Answer(other, headers, body, after, halfway);
        }

        Answer after(CountDownLatch latch) {
            return new Answer(status, headers, body, latch, halfway);
        }

        /** With a break in the middle. */
        Answer halfway(CountDownLatch latch) {
            return new Answer(status, headers, body, after, latch);
        }
    }

    ScriptedService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", ScriptedService::answer);
        server.setExecutor(threads);
        server.start();
    }

    static String tag(String body) {
        return "\"t" + Integer.toHexString(body.hashCode()) + "\"";
    }

    static void answers(String uri, Answer answer) {
        ANSWERS.put(uri, answer);
    }

    /** All that asked for the address, in their order. */
    static List<Asked> asked(String uri) {
        return ASKED.stream().filter(asked -> asked.uri().equals(uri)).toList();
    }

    /** The address with more than the gateway keeps answers under, so that whoever asks for it is handed on. */
    static String tooLongToKeep(String uri) {
        return uri + (uri.contains("?") ? "&" : "?") + "filler=" + "x".repeat(1_100);
    }

    /** Closes the connection the next time that somebody asks for the address, and says nothing. */
    static void hangsUpOnce(String uri) {
        HANGING_UP.add(uri);
    }

    /** Whether a whole answer of the address was ever taken. */
    static boolean isTakenWhole(String uri) {
        return WHOLE.contains(uri);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Map<String, String> received = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> received.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
            String uri = exchange.getRequestURI().toString();
            // Before it is known that somebody asked, so that a test that sets the next answer then changes nothing.
            Answer answer = ANSWERS.getOrDefault(
                    uri, new Answer(404, Map.of("Cache-Control", "no-store"), "nothing is here", null));
            ASKED.add(new Asked(exchange.getRequestMethod(), uri, received));
            if (HANGING_UP.remove(uri)) {
                return;
            }
            if (answer.after() != null) {
                answer.after().await();
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            String tag = answer.headers().get("ETag");
            boolean held = tag != null && tag.equals(received.get("if-none-match"));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            boolean bodiless = held || exchange.getRequestMethod().equals("HEAD");
            int length = answer.headers().containsKey("Transfer-Encoding") ? CHUNKED : body.length;
            exchange.sendResponseHeaders(held ? 304 : answer.status(), bodiless ? -1 : length);
            if (!bodiless) {
                write(body, answer.halfway(), exchange.getResponseBody());
            }
            WHOLE.add(uri);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(byte[] body, @Nullable CountDownLatch halfway, OutputStream out)
            throws IOException, InterruptedException {
        if (halfway == null) {
            out.write(body);
            return;
        }
        int half = body.length / 2;
        out.write(body, 0, half);
        out.flush();
        halfway.await();
        // In parts, with pauses, as whoever writes to a closed connection learns of it after the first.
        for (int part = 0; part < PARTS; part++) {
            int from = half + (body.length - half) * part / PARTS;
            int to = half + (body.length - half) * (part + 1) / PARTS;
            out.write(body, from, to - from);
            out.flush();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
