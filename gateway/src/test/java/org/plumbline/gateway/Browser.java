package org.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.config.ConfigProvider;

/** Follows nothing by itself and keeps cookies, Secure ones too: the public address leads to the gateway under test. */
final class Browser {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI gateway = ConfigProvider.getConfig().getValue("test.url", URI.class);

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = exchange(request.build());
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return response;
    }

    /** Follows a redirect to the gateway's public address, or to the identity provider without any cookie. */
    HttpResponse<String> follow(HttpResponse<String> redirect) {
        String location = location(redirect);
        if (location.startsWith(Surroundings.PUBLIC_URL)) {
            return get(location.substring(Surroundings.PUBLIC_URL.length()));
        }
        return location.startsWith("/")
                ? get(location)
                : exchange(HttpRequest.newBuilder(URI.create(location))
                        .timeout(PATIENCE)
                        .build());
    }

    /** Goes the whole way from the gateway to the provider and back, to the page asked for. */
    HttpResponse<String> logIn(String to) {
        HttpResponse<String> toProvider = get("/login?to=" + to);
        HttpResponse<String> toCallback = follow(toProvider);
        HttpResponse<String> toLogin = follow(toCallback);
        HttpResponse<String> toPage = follow(toLogin);
        return follow(toPage);
    }

    static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isIn(302, 303);
        return response.headers().firstValue("Location").orElseThrow();
    }

    /** What the service says has reached it. */
    static JsonObject reached(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    static String header(JsonObject reached, String name) {
        var values = reached.getJsonObject("headers").getJsonArray(name);
        return values == null ? "" : values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    /** The whole answer to bytes that no decent client sends. */
    String raw(String request) {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.substring(0, (setCookie + ";").indexOf(';'));
        int equals = pair.indexOf('=');
        if (List.of(setCookie.split("; ", -1)).contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
