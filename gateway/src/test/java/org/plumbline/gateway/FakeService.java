package org.plumbline.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;

/**
 * Stands for a service: says in its answer what reached it. The query parameter {@code status} sets the status, and
 * {@code header.NAME} a header of the answer.
 */
final class FakeService implements AutoCloseable {

    /** How many streams are listened to. */
    static final AtomicInteger STREAMS = new AtomicInteger();

    private final String name;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(FakeService::thread);

    FakeService(String name) {
        this.name = name;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if ("text/event-stream".equals(exchange.getRequestHeaders().getFirst("Accept"))) {
            stream(exchange);
            return;
        }
        try (exchange) {
            byte[] received = exchange.getRequestBody().readAllBytes();
            Map<String, Object> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((key, values) -> headers.put(key.toLowerCase(Locale.ROOT), values));
            byte[] body = new JsonObject()
                    .put("service", name)
                    .put("method", exchange.getRequestMethod())
                    .put("uri", exchange.getRequestURI().toString())
                    .put("headers", new JsonObject(headers))
                    .put("body", received.length < 1_000 ? new String(received, StandardCharsets.UTF_8) : "")
                    .put("length", received.length)
                    .encode()
                    .getBytes(StandardCharsets.UTF_8);
            Headers answer = exchange.getResponseHeaders();
            answer.add("Content-Type", "application/json");
            answer.add("Set-Cookie", "from-the-service=1; Path=/");
            answer.add("Server", "FakeService/1.0");
            answer.add("X-Powered-By", "Tests");
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            query.forEach((key, value) -> {
                if (key.startsWith("header.")) {
                    answer.set(key.substring("header.".length()), value);
                }
            });
            int status = Integer.parseInt(query.getOrDefault("status", "200"));
            boolean bodiless = status == 204
                    || status == 304
                    || exchange.getRequestMethod().equals("HEAD");
            if (exchange.getRequestMethod().equals("HEAD")) {
                answer.set("Content-Length", Integer.toString(body.length));
            }
            exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
            if (!bodiless) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** Goes on until nobody listens any more. */
    private static void stream(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            STREAMS.incrementAndGet();
            try {
                for (int i = 0; ; i++) {
                    exchange.getResponseBody().write(("data: " + i + "\n\n").getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                }
            } finally {
                STREAMS.decrementAndGet();
            }
        }
    }

    /** Vert.x' JSON looks its parts up by the thread's class loader, which has to be the one that loaded this class. */
    static Thread thread(Runnable work) {
        return Thread.ofVirtual().unstarted(() -> {
            Thread.currentThread().setContextClassLoader(FakeService.class.getClassLoader());
            work.run();
        });
    }

    static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : List.of(raw.split("&", -1))) {
                int equals = pair.indexOf('=');
                query.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
