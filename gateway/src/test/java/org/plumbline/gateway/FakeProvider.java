package org.plumbline.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the identity provider, with one user who is always logged in: authorization code with PKCE (S256) and
 * state, refresh tokens, RP-initiated logout. {@code /control} sets how many seconds later tokens last
 * ({@code lifespan}), whether the token endpoint answers at all ({@code hang-up}), and forgets refresh tokens
 * ({@code revoke}).
 */
final class FakeProvider implements AutoCloseable {

    static final String CLIENT = "gateway";
    static final String SECRET = "a client secret of at least thirty-two characters";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair keys;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(FakeService::thread);
    private final Map<String, Map<String, String>> requestsByCode = new ConcurrentHashMap<>();
    private final Map<String, Boolean> refreshTokens = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private volatile int lifespanSeconds = 300;
    private volatile boolean hangingUp;

    FakeProvider() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, 200, metadata()));
        server.createContext("/jwks", exchange -> json(exchange, 200, keySet()));
        server.createContext("/auth", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/control", this::control);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private JsonObject metadata() {
        return new JsonObject()
                .put("issuer", url())
                .put("authorization_endpoint", url() + "/auth")
                .put("token_endpoint", url() + "/token")
                .put("jwks_uri", url() + "/jwks")
                .put("end_session_endpoint", url() + "/logout");
    }

    private JsonObject keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "RSA")
                                        .put("use", "sig")
                                        .put("alg", "RS256")
                                        .put("kid", "test")
                                        .put("n", unsigned(key.getModulus()))
                                        .put("e", unsigned(key.getPublicExponent()))));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = FakeService.query(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        requestsByCode.put(code, query);
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        query.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
        try (exchange) {
            exchange.sendResponseHeaders(302, -1);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        if (hangingUp) {
            exchange.close();
            return;
        }
        Map<String, String> form =
                FakeService.query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        List<String> authorization = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        boolean client = authorization.equals(List.of("Basic " + basic)) || SECRET.equals(form.get("client_secret"));
        String nonce = null;
        boolean granted = false;
        if ("authorization_code".equals(form.get("grant_type"))) {
            Map<String, String> request = requestsByCode.remove(form.get("code"));
            granted = request != null
                    && "S256".equals(request.get("code_challenge_method"))
                    && challenge(form.getOrDefault("code_verifier", "")).equals(request.get("code_challenge"))
                    && Objects.equals(request.get("redirect_uri"), form.get("redirect_uri"));
            nonce = request == null ? null : request.get("nonce");
        } else if ("refresh_token".equals(form.get("grant_type"))) {
            granted = refreshTokens.containsKey(form.get("refresh_token"));
        }
        if (client && granted) {
            json(exchange, 200, tokens(nonce));
        } else {
            json(exchange, 400, new JsonObject().put("error", "invalid_grant"));
        }
    }

    private JsonObject tokens(@Nullable String nonce) {
        Instant now = Instant.now();
        Instant end = now.plusSeconds(lifespanSeconds);
        var id = Jwt.subject("sub-checker")
                .issuer(url())
                .audience(CLIENT)
                .issuedAt(now)
                .expiresAt(end);
        if (nonce != null) {
            id.claim("nonce", nonce);
        }
        String access = Jwt.subject("sub-checker")
                .issuer(url())
                .audience("plumbline-api")
                .claim("number", issued.incrementAndGet())
                // As much as Keycloak puts there, so that the session cookie is as large as in earnest.
                .claim("padding", "x".repeat(1_500))
                .issuedAt(now)
                .expiresAt(end)
                .jws()
                .keyId("test")
                .sign(keys.getPrivate());
        String refresh = UUID.randomUUID() + "y".repeat(700);
        refreshTokens.put(refresh, true);
        return new JsonObject()
                .put("access_token", access)
                .put("id_token", id.jws().keyId("test").sign(keys.getPrivate()))
                .put("refresh_token", refresh)
                .put("token_type", "Bearer")
                .put("expires_in", lifespanSeconds);
    }

    private void control(HttpExchange exchange) throws IOException {
        Map<String, String> query = FakeService.query(exchange.getRequestURI().getRawQuery());
        lifespanSeconds = Integer.parseInt(query.getOrDefault("lifespan", "300"));
        hangingUp = Boolean.parseBoolean(query.getOrDefault("hang-up", "false"));
        refreshTokens.keySet().removeIf(token -> query.containsKey("revoke"));
        json(exchange, 200, new JsonObject());
    }

    private static void json(HttpExchange exchange, int status, JsonObject body) throws IOException {
        byte[] bytes = body.encode().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
