package org.plumbline.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import org.plumbline.devstack.process.StackFailure;

/**
 * What the realm has on one machine only: the people and clients of {@code local-realm.json}, and addresses that move
 * with the ports. Done at each start, as Keycloak's import leaves a realm alone that is there already.
 */
final class LocalRealm {

    private static final String PARTNER = "partner";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI keycloak;
    private final String adminPassword;

    LocalRealm(URI keycloak, String adminPassword) {
        this.keycloak = keycloak;
        this.adminPassword = adminPassword;
    }

    void apply(String publicUrl, String gatewaySecret, String teamSecret) throws InterruptedException {
        String token = token();
        moveGateway(token, publicUrl, gatewaySecret);
        giveTeamItsSecret(token, teamSecret);
        send(token, "POST", "partialImport", resource());
        makePartner(token);
    }

    private void moveGateway(String token, String publicUrl, String secret) throws InterruptedException {
        ObjectNode gateway = client(token, "gateway");
        gateway.put("secret", secret);
        gateway.put("rootUrl", publicUrl);
        gateway.set("redirectUris", list(publicUrl + "/login/callback"));
        gateway.set("webOrigins", list(publicUrl));
        gateway.withObject("/attributes").put("post.logout.redirect.uris", publicUrl + "/*");
        send(token, "PUT", "clients/" + gateway.required("id").asText(), gateway);
    }

    private void giveTeamItsSecret(String token, String secret) throws InterruptedException {
        ObjectNode team = client(token, "team");
        team.put("secret", secret);
        send(token, "PUT", "clients/" + team.required("id").asText(), team);
    }

    /** Gives the partner's client its role, which an import of clients cannot do. */
    private void makePartner(String token) throws InterruptedException {
        String id = client(token, PARTNER).required("id").asText();
        String user = send(token, "GET", "clients/" + id + "/service-account-user", null)
                .required("id")
                .asText();
        JsonNode role = send(token, "GET", "roles/" + PARTNER, null);
        send(
                token,
                "POST",
                "users/" + user + "/role-mappings/realm",
                json.createArrayNode().add(role));
    }

    private ObjectNode client(String token, String clientId) throws InterruptedException {
        JsonNode found = send(token, "GET", "clients?clientId=" + clientId, null);
        if (found.size() != 1) {
            throw new StackFailure("Keycloak's realm lacks the client " + clientId
                    + ". It may be of an older version: start with --fresh.");
        }
        return (ObjectNode) found.get(0);
    }

    private String token() throws InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=" + Keycloak.ADMIN + "&password="
                + URLEncoder.encode(adminPassword, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(keycloak.resolve("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return answer(request).required("access_token").asText();
    }

    private JsonNode send(String token, String method, String path, @Nullable JsonNode body)
            throws InterruptedException {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        HttpRequest request = HttpRequest.newBuilder(keycloak.resolve("/admin/realms/plumbline/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .method(method, publisher)
                .build();
        return answer(request);
    }

    private JsonNode answer(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new StackFailure("Keycloak refuses " + request.method() + " " + request.uri() + ": "
                        + response.statusCode() + " " + response.body());
            }
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new StackFailure("Keycloak does not answer " + request.uri() + ": " + e.getMessage(), e);
        }
    }

    private ArrayNode list(String value) {
        return json.createArrayNode().add(value);
    }

    private JsonNode resource() {
        try (InputStream stream = LocalRealm.class.getResourceAsStream("local-realm.json")) {
            return json.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
