package org.plumbline.devstack.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/** One user of the API, with that user's access token. */
public final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final URI base;
    private final @Nullable String token;

    private ApiClient(URI base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    /** Nobody: a reader who is not logged in. */
    public static ApiClient nobody(URI base) {
        return new ApiClient(base, null);
    }

    /** A local user, whose password is the user name; only the local realm allows that. */
    public static ApiClient user(URI base, URI keycloak, String name) {
        return new ApiClient(
                base,
                token(
                        keycloak,
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "local-cli",
                                "username",
                                name,
                                "password",
                                name)));
    }

    /** The local partner, by its client credentials. */
    public static ApiClient partner(URI base, URI keycloak) {
        return new ApiClient(
                base,
                token(
                        keycloak,
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                "partner",
                                "client_secret",
                                "partner")));
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /** Sends a body, or none where it is null, with whatever headers the call needs. */
    public Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::setHeader);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(write(body)));
        }
        HttpResponse<String> response = exchange(request.build());
        return new Answer(
                method + " " + path,
                response.statusCode(),
                response.headers().firstValue("ETag").orElse(null),
                parse(response.body()));
    }

    /** Changes a resource as it stands: reads {@code root} for its ETag, then sends the change with {@code If-Match}. */
    public Answer change(String method, String root, String path, @Nullable Object body) {
        String etag = get(root).expect(200).etag();
        if (etag == null) {
            throw new IllegalStateException("GET " + root + " gave no ETag");
        }
        return send(method, root + path, body, Map.of("If-Match", etag));
    }

    private static String token(URI keycloak, Map<String, String> form) {
        String encoded = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> response =
                exchange(HttpRequest.newBuilder(keycloak.resolve("/realms/plumbline/protocol/openid-connect/token"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded))
                        .build());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("Keycloak gives no token: " + response.body());
        }
        return parse(response.body()).path("access_token").asText();
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + request.uri(), e);
        }
    }

    private static String write(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON", e);
        }
    }

    /** The body as JSON, or, where it is a page or empty, as it is. */
    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}
