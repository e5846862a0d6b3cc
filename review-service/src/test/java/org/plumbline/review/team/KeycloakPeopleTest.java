package org.plumbline.review.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.team.People.AccountTaken;
import org.plumbline.review.team.People.PeopleUnavailable;

/** What is asked of Keycloak, and what is made of its answers; that Keycloak does it is shown end to end. */
class KeycloakPeopleTest {

    private static final String TOKEN = "POST /realms/desk/protocol/openid-connect/token";
    private static final String USERS = "/admin/realms/desk/users";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);
    private static final Invitation INVITATION =
            new Invitation("Nora", "New", "nora", "nora@plumbline.example", Set.of("editor"));

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private KeycloakPeople people;

    private record Reply(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        people = people("http://localhost:" + server.getAddress().getPort() + "/realms/desk", Optional.of("secret"));
        replies.put(TOKEN, new Reply(200, "{\"access_token\": \"t\", \"expires_in\": 300}"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add((request + " " + body).strip());
        Reply reply = replies.getOrDefault(request, new Reply(500, "{}"));
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        if (reply.status() == 201) {
            exchange.getResponseHeaders().add("Location", "http://localhost" + USERS + "/made-1");
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void readsEverybodyWithTheRolesOfTheDesk() {
        replies.put("GET " + USERS, new Reply(200, """
                [{"id": "a-1", "username": "ann", "firstName": "Ann", "lastName": "A", "email": "ann@plumbline.example",
                  "enabled": true, "createdTimestamp": 1767355200000, "requiredActions": ["UPDATE_PASSWORD"], "new": 1},
                 {"id": "b-1", "username": "bob", "enabled": false, "createdTimestamp": 0}]"""));
        replies.put("GET " + USERS + "/a-1/role-mappings/realm", new Reply(200, """
                [{"id": "1", "name": "admin"}, {"id": "2", "name": "default-roles-desk"}, {"id": "3", "name": "editor"}]"""));
        replies.put("GET " + USERS + "/b-1/role-mappings/realm", new Reply(200, "[]"));

        assertThat(people.all())
                .containsExactly(
                        new Account(
                                "a-1",
                                "ann",
                                "Ann",
                                "A",
                                "ann@plumbline.example",
                                Set.of("admin", "editor"),
                                true,
                                true,
                                Instant.parse("2026-01-02T12:00:00Z")),
                        new Account("b-1", "bob", "", "", null, Set.of(), false, false, Instant.EPOCH));
        assertThat(people.find("no/sub")).isEmpty();
        assertThat(asked).filteredOn(request -> request.startsWith(TOKEN)).hasSize(1);
    }

    @Test
    void takesRolesAwayBeforeItGivesOthersAndLeavesAllButTheDesksAlone() {
        String mappings = USERS + "/a-1/role-mappings/realm";
        replies.put("GET " + mappings, new Reply(200, """
                [{"id": "1", "name": "admin"}, {"id": "2", "name": "default-roles-desk"}]"""));
        replies.put("GET " + mappings + "/available", new Reply(200, """
                [{"id": "3", "name": "editor"}, {"id": "4", "name": "partner"}, {"id": "5", "name": "fact-checker"}]"""));
        replies.put("DELETE " + mappings, new Reply(204, ""));
        replies.put("POST " + mappings, new Reply(204, ""));

        people.setRoles("a-1", Set.of("editor"));

        assertThat(asked.subList(asked.size() - 4, asked.size()))
                .containsExactly(
                        "GET " + mappings,
                        "DELETE " + mappings + " [{\"id\":\"1\",\"name\":\"admin\"}]",
                        "GET " + mappings + "/available",
                        "POST " + mappings + " [{\"id\":\"3\",\"name\":\"editor\"}]");
    }

    @Test
    void makesAnAccountThatNobodyCanLogInTo() {
        replies.put("POST " + USERS, new Reply(201, ""));
        replies.put("GET " + USERS + "/made-1", new Reply(200, "{\"id\": \"made-1\", \"username\": \"nora\"}"));
        replies.put("GET " + USERS + "/made-1/role-mappings/realm", new Reply(200, "[]"));
        assertThat(people.create(INVITATION).sub()).isEqualTo("made-1");
        assertThat(asked)
                .anyMatch(
                        request -> request.startsWith("POST " + USERS + " ") && request.contains("\"enabled\":false"));

        replies.put("POST " + USERS, new Reply(409, "{\"errorMessage\": \"User exists with same email\"}"));
        assertThatExceptionOfType(AccountTaken.class).isThrownBy(() -> people.create(INVITATION));
        replies.put("POST " + USERS, new Reply(400, "{\"field\": \"lastName\"}"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> people.create(INVITATION))
                .satisfies(problem -> assertThat(problem.violations())
                        .extracting(violation -> violation.field())
                        .containsExactly("lastName"));
    }

    @Test
    void asksForANewTokenWhereTheOldOneIsRefused() {
        replies.put("GET " + USERS + "/a-1", new Reply(401, ""));
        assertThatExceptionOfType(PeopleUnavailable.class).isThrownBy(() -> people.find("a-1"));
        assertThat(asked).filteredOn(request -> request.startsWith(TOKEN)).hasSize(2);
        replies.put("GET " + USERS + "/a-1", new Reply(404, "{}"));
        assertThat(people.find("a-1")).isEmpty();
    }

    @Test
    void isAwayWhereAnythingElseIsAnswered() {
        for (int status : List.of(403, 500, 503, 302)) {
            replies.put("POST " + USERS + "/a-1/logout", new Reply(status, "<html>"));
            assertThatExceptionOfType(PeopleUnavailable.class)
                    .as("%d", status)
                    .isThrownBy(() -> people.endSessions("a-1"));
        }
        replies.put(TOKEN, new Reply(401, "{}"));
        assertThatExceptionOfType(PeopleUnavailable.class).isThrownBy(() -> people(
                        "http://localhost:" + server.getAddress().getPort() + "/realms/desk", Optional.of("wrong"))
                .all());
        assertThatExceptionOfType(PeopleUnavailable.class)
                .isThrownBy(() -> people("http://localhost:1/realms/desk", Optional.empty())
                        .all());
        assertThatExceptionOfType(PeopleUnavailable.class)
                .isThrownBy(() -> people("http://localhost:1/realms/desk", Optional.of("secret"))
                        .all());
    }

    @Test
    void givesUpWhereNothingIsAnswered() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            KeycloakPeople hasty = people(
                    "http://localhost:" + silent.getLocalPort() + "/realms/desk",
                    Optional.of("secret"),
                    Duration.ofMillis(500));
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertThatExceptionOfType(PeopleUnavailable.class)
                    .isThrownBy(hasty::all));
        }
    }

    private static KeycloakPeople people(String realm, Optional<String> secret) {
        return people(realm, secret, Duration.ofMinutes(1));
    }

    private static KeycloakPeople people(String realm, Optional<String> secret, Duration timeout) {
        TeamConfig config = new TeamConfig() {
            @Override
            public Optional<String> realmUrl() {
                return Optional.of(realm);
            }

            @Override
            public String clientId() {
                return "team";
            }

            @Override
            public Optional<String> clientSecret() {
                return secret;
            }

            @Override
            public boolean inviteByMail() {
                return false;
            }

            @Override
            public Duration timeout() {
                return timeout;
            }
        };
        return new KeycloakPeople(new KeycloakAdmin(config, new ObjectMapper(), CLOCK));
    }
}
