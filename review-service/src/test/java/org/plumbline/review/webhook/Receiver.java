package org.plumbline.review.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.fetch.Bytes;
import org.plumbline.review.Desk;

/** A partner's server, which keeps what it is sent and checks it as the partner would. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private volatile @Nullable String retryAfter;
    private volatile Duration slowness = Duration.ZERO;

    /** Something that it was sent. */
    public record Got(String path, String id, String timestamp, String signatures, String contentType, Bytes body) {

        public JsonNode json() {
            return Desk.json(body.text(StandardCharsets.UTF_8));
        }

        public String type() {
            return json().path("type").asText();
        }

        /** Whether one of the signatures was made with the secret; written from the words of Standard Webhooks alone. */
        public boolean signedWith(String secret) {
            try {
                byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII));
                String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body.toArray()));
                return Arrays.asList(signatures.split(" ")).contains(expected);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What it answers next, in this order; then 200 always. */
    public void answers(Integer... statuses) {
        answers.clear();
        answers.addAll(Arrays.asList(statuses));
    }

    /** What it says in {@code Retry-After} when it takes nothing. */
    public void asksForPause(@Nullable String value) {
        retryAfter = value;
    }

    public void dawdles(Duration time) {
        slowness = time;
    }

    public List<Got> got() {
        return got;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Bytes body = Bytes.of(exchange.getRequestBody().readAllBytes());
            got.add(new Got(
                    exchange.getRequestURI().toString(),
                    header(exchange, "webhook-id"),
                    header(exchange, "webhook-timestamp"),
                    header(exchange, "webhook-signature"),
                    header(exchange, "content-type"),
                    body));
            pause();
            Integer status = answers.poll();
            if (status != null && status / 100 == 3) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            if (status != null && retryAfter != null) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        }
    }

    private void pause() {
        try {
            Thread.sleep(slowness);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
