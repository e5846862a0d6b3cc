package org.plumbline.review.team;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.team.People.PeopleUnavailable;

/** Keycloak's admin API for our realm, with the token of the team's service account. */
@Singleton
class KeycloakAdmin {

    /** A token is not used in its last moments: it would run out on the way. */
    private static final int SECONDS_TO_SPARE = 20;

    private final TeamConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http;
    private volatile @Nullable Token token;

    KeycloakAdmin(TeamConfig config, ObjectMapper json, Clock clock) {
        this.config = config;
        this.json = json;
        this.clock = clock;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.timeout())
                .build();
    }

    private record Token(String value, Instant until) {}

    /**
     * What Keycloak answered.
     *
     * @param location where what was made can be found
     */
    record Answer(int status, JsonNode body, @Nullable String location) {}

    /**
     * Asks, and gives up after the configured time.
     *
     * @param path below the realm's
     * @return an answer of success, or 400, 404 or 409
     * @throws PeopleUnavailable for any other answer, and for none
     */
    Answer ask(String method, String path, @Nullable Object body) {
        Answer answer = ask(method, path, body, token());
        if (answer.status() == 401) {
            // Keycloak was set up anew, or its keys were changed.
            token = null;
            answer = ask(method, path, body, token());
        }
        return switch (answer.status()) {
            case 200, 201, 204, 400, 404, 409 -> answer;
            default ->
                throw new PeopleUnavailable("Keycloak answers " + method + " " + path + " with " + answer.status());
        };
    }

    private Answer ask(String method, String path, @Nullable Object body, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(realm().replaceFirst("/realms/", "/admin/realms/") + path))
                .timeout(config.timeout())
                .header("Authorization", "Bearer " + bearer)
                .header("Accept", "application/json");
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(write(body)));
        }
        return send(request.build());
    }

    private String token() {
        Token kept = token;
        Instant now = clock.instant();
        if (kept != null && kept.until().isAfter(now)) {
            return kept.value();
        }
        String secret = config.clientSecret()
                .orElseThrow(() -> new PeopleUnavailable("plumbline.team.client-secret is not configured"));
        Function<String, String> encode = text -> URLEncoder.encode(text, StandardCharsets.UTF_8);
        Answer answer = send(HttpRequest.newBuilder(URI.create(realm() + "/protocol/openid-connect/token"))
                .timeout(config.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id="
                        + encode.apply(config.clientId()) + "&client_secret=" + encode.apply(secret)))
                .build());
        String value = answer.body().path("access_token").asText();
        if (answer.status() != 200 || value.isEmpty()) {
            throw new PeopleUnavailable("Keycloak gives the team's client no token: " + answer.status());
        }
        int seconds = answer.body().path("expires_in").asInt() - SECONDS_TO_SPARE;
        token = new Token(value, now.plusSeconds(seconds));
        return value;
    }

    private String realm() {
        return config.realmUrl().orElseThrow(() -> new PeopleUnavailable("plumbline.team.realm-url is not configured"));
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body().isBlank() ? MissingNode.getInstance() : json.readTree(response.body()),
                    response.headers().firstValue("Location").orElse(null));
        } catch (IOException e) {
            throw new PeopleUnavailable(
                    "Keycloak does not answer " + request.method() + " "
                            + request.uri().getPath(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeopleUnavailable("Interrupted while Keycloak was asked", e);
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON", e);
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
