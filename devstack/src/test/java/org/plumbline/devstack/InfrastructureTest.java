package org.plumbline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The real PostgreSQL, Kafka and Keycloak: started once, looked at, and ended. */
class InfrastructureTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The same each time, so that the next run ends what one that was killed has left. */
    private final Path folder = Path.of("target/infrastructure");

    @Test
    void startsServesAndLeavesNothing() throws Exception {
        Stack stack = Stack.forTests(folder);
        Ports ports = stack.ports();
        List<ProcessHandle> processes;
        try (stack) {
            stack.startInfrastructure();
            processes = noted();
            assertThat(processes).hasSize(3).allMatch(ProcessHandle::isAlive);

            SoftAssertions.assertSoftly(softly -> {
                softly.check(() -> givesTokensToPeople(stack));
                softly.check(() -> givesTokensToPartners(stack));
                softly.check(() -> refusesThePasswordGrantToTheGateway(stack));
                softly.check(() -> letsTheTeamManageUsersOnly(stack));
                softly.check(() -> wantsPkceOfTheGateway(stack));
                softly.check(() -> keepsDatabasesApart(stack));
                softly.check(() -> runsKafka(ports));
            });
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(folder.resolve("run")).isEmptyDirectory();
        assertThatCode(ports::requireFree).doesNotThrowAnyException();
    }

    private static void givesTokensToPeople(Stack stack) throws Exception {
        JsonNode claims =
                claims(token(stack, "grant_type=password&client_id=local-cli&username=checker&password=checker"));

        assertThat(claims.at("/iss").asText()).isEqualTo(stack.issuer().toString());
        assertThat(claims.at("/aud")).isEqualTo(JSON.readTree("\"plumbline-api\""));
        assertThat(claims.at("/roles")).isEqualTo(JSON.readTree("[\"fact-checker\"]"));
        assertThat(claims.at("/name").asText()).isEqualTo("Checker One");
        assertThat(claims.at("/preferred_username").asText()).isEqualTo("checker");
        assertThat(claims.at("/sub").asText()).isNotBlank();
        assertThat(claims.at("/exp").asLong() - claims.at("/iat").asLong()).isBetween(1L, 300L);
    }

    private static void givesTokensToPartners(Stack stack) throws Exception {
        JsonNode claims = claims(token(stack, "grant_type=client_credentials&client_id=partner&client_secret=partner"));

        assertThat(claims.at("/aud")).isEqualTo(JSON.readTree("\"plumbline-api\""));
        assertThat(claims.at("/roles")).isEqualTo(JSON.readTree("[\"partner\"]"));
        assertThat(claims.at("/sub").asText()).isNotBlank();
    }

    private void refusesThePasswordGrantToTheGateway(Stack stack) throws Exception {
        String secret = Files.readString(folder.resolve("secrets/gateway-client"));
        HttpResponse<String> response = token(
                stack,
                "grant_type=password&client_id=gateway&client_secret=" + secret + "&username=checker&password=checker");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).at("/error").asText()).isEqualTo("unauthorized_client");
    }

    private void letsTheTeamManageUsersOnly(Stack stack) throws Exception {
        String secret = Files.readString(folder.resolve("secrets/team-client"));
        HttpResponse<String> response =
                token(stack, "grant_type=client_credentials&client_id=team&client_secret=" + secret);
        assertThat(claims(response).has("aud")).as("an audience of ours").isFalse();
        String token = JSON.readTree(response.body()).at("/access_token").asText();

        assertThat(admin(stack, token, "/users").body()).contains("\"checker\"");
        for (String other : List.of("/clients", "/roles", "/events", "/components", "/identity-provider/instances")) {
            assertThat(admin(stack, token, other).statusCode()).as(other).isEqualTo(403);
        }
        assertThat(JSON.readTree(admin(stack, token, "").body()).has("smtpServer"))
                .as("the realm's settings")
                .isFalse();
    }

    private static HttpResponse<String> admin(Stack stack, String token, String path) throws Exception {
        return send(HttpRequest.newBuilder(stack.keycloakUrl().resolve("/admin/realms/plumbline" + path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private static void wantsPkceOfTheGateway(Stack stack) throws Exception {
        String request = stack.issuer() + "/protocol/openid-connect/auth?client_id=gateway&response_type=code"
                + "&scope=openid&redirect_uri=" + stack.baseUrl() + "/login/callback";
        HttpResponse<String> without =
                send(HttpRequest.newBuilder(URI.create(request)).build());
        HttpResponse<String> with = send(HttpRequest.newBuilder(
                        URI.create(request + "&code_challenge_method=S256&code_challenge=" + "a".repeat(43)))
                .build());

        assertThat(without.statusCode()).isEqualTo(302);
        assertThat(without.headers().firstValue("location").orElseThrow())
                .startsWith(stack.baseUrl() + "/login/callback")
                .contains("error=invalid_request");
        assertThat(with.statusCode()).isEqualTo(200);
        assertThat(with.body()).contains("<form");
    }

    private static void keepsDatabasesApart(Stack stack) throws SQLException {
        Postgres postgres = stack.postgres();
        try (Connection connection = connect(postgres, "claims", "claims_app");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("claims_app");
        }
        assertThatCode(() -> connect(postgres, "review", "claims_app").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
        assertThatCode(() -> DriverManager.getConnection(postgres.jdbcUrl("claims"), "claims_app", "wrong")
                        .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    private static void runsKafka(Ports ports) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.kafka())) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    private List<ProcessHandle> noted() throws IOException {
        try (Stream<Path> notes = Files.list(folder.resolve("run"))) {
            return notes.map(InfrastructureTest::processOf).toList();
        }
    }

    private static ProcessHandle processOf(Path note) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(note).getFirst()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection connect(Postgres postgres, String database, String login) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), login, postgres.password(login));
    }

    private static HttpResponse<String> token(Stack stack, String form) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(stack.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static JsonNode claims(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        String token = JSON.readTree(response.body()).at("/access_token").asText();
        return JSON.readTree(
                new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }
}
