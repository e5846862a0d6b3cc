package org.plumbline.e2e.partner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A partner that has an address told of what happens, and keeps what comes. */
public final class Partner implements AutoCloseable {

    /** As the partner gives it to the desk. */
    public static final String ADDRESS = "http://" + Detour.HOST + "/hook";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();

    public Partner() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::take);
        server.start();
    }

    /** Something that came. */
    public record Told(String request, String id, String timestamp, String signatures, String body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("No JSON came: " + body, e);
            }
        }

        /** Whether one of the signatures was made with the secret, after what Standard Webhooks says of them. */
        public boolean isSignedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(
                        Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), mac.getAlgorithm()));
                byte[] code = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
                return List.of(signatures.split(" "))
                        .contains("v1," + Base64.getEncoder().encodeToString(code));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * How a service finds the partner: what has to stand in its {@code JAVA_TOOL_OPTIONS}.
     *
     * @param folder where what the service needs for that is put
     */
    public String detour(Path folder) throws IOException {
        return Detour.option(folder, server.getAddress().getPort());
    }

    /** All that has come, once it is so much, or it has been waited for in vain. */
    public List<Told> told(int count) {
        for (Duration waited = Duration.ZERO;
                told.size() < count && waited.compareTo(PATIENCE) < 0;
                waited = waited.plus(PAUSE)) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return List.copyOf(told);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getRequestHeaders();
            told.add(new Told(
                    exchange.getRequestMethod() + " " + headers.getFirst("Host") + exchange.getRequestURI(),
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
