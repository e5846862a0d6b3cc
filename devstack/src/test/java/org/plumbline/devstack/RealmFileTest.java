package org.plumbline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What the realm file may never come to hold, and what the services rely on in it. */
class RealmFileTest {

    private final JsonNode realm = read();

    @Test
    void holdsNoPeopleAndNoKeys() {
        assertThat(realm.get("users"))
                .as("service accounts, which belong to clients")
                .allSatisfy(user ->
                        assertThat(user.at("/serviceAccountClientId").asText()).isNotBlank());
        assertThat(realm.has("federatedUsers")).isFalse();
        assertThat(realm.has("components")).isFalse();
        assertThat(realm.findValues("credentials")).isEmpty();
        assertThat(realm.findValues("privateKey")).isEmpty();
    }

    @Test
    void takesSecretsFromTheEnvironmentOnly() {
        assertThat(realm.findValuesAsText("secret")).isNotEmpty().allSatisfy(secret -> assertThat(secret)
                .matches("\\$\\{[A-Z_]+}"));
    }

    @Test
    void takesAddressesFromTheEnvironmentOnly() {
        JsonNode gateway = client("gateway");

        assertThat(texts(gateway.get("redirectUris"))).containsExactly("${PLUMBLINE_PUBLIC_URL}/login/callback");
        assertThat(realm.toString()).doesNotContain("http://").doesNotContain("https://");
    }

    @Test
    void hasTheRolesOfTheDesk() {
        assertThat(realm.at("/roles/realm").findValuesAsText("name"))
                .containsExactlyInAnyOrder("fact-checker", "editor", "admin", "partner");
    }

    @Test
    void givesEveryClientTheAudienceAndTheFlatRoles() {
        JsonNode scope = only(realm.get("clientScopes"), "name", "plumbline");
        JsonNode audience = only(scope.get("protocolMappers"), "name", "audience");
        JsonNode roles = only(scope.get("protocolMappers"), "name", "roles");

        assertThat(audience.at("/protocolMapper").asText()).isEqualTo("oidc-audience-mapper");
        assertThat(audience.at("/config/included.custom.audience").asText()).isEqualTo("plumbline-api");
        assertThat(audience.at("/config/access.token.claim").asText()).isEqualTo("true");
        assertThat(roles.at("/protocolMapper").asText()).isEqualTo("oidc-usermodel-realm-role-mapper");
        assertThat(roles.at("/config/claim.name").asText()).isEqualTo("roles");
        assertThat(roles.at("/config/multivalued").asText()).isEqualTo("true");
        assertThat(roles.at("/config/access.token.claim").asText()).isEqualTo("true");
        assertThat(roles.at("/config/id.token.claim").asText()).isEqualTo("true");
        assertThat(texts(realm.get("defaultDefaultClientScopes"))).contains("plumbline", "basic", "profile");
        assertThat(texts(client("gateway").get("defaultClientScopes"))).contains("plumbline", "basic", "profile");
    }

    @Test
    void saysInAccessTokensWhereMailGoes() {
        JsonNode profile = only(realm.get("clientScopes"), "name", "profile");
        JsonNode email = only(profile.get("protocolMappers"), "name", "email");

        assertThat(email.at("/config/claim.name").asText()).isEqualTo("email");
        assertThat(email.at("/config/access.token.claim").asText()).isEqualTo("true");
        assertThat(email.at("/config/id.token.claim").asText()).isEqualTo("false");
    }

    @Test
    void letsTheGatewayInByCodeWithPkceOnly() {
        JsonNode gateway = client("gateway");

        assertThat(gateway.at("/publicClient").asBoolean(true)).isFalse();
        assertThat(gateway.at("/standardFlowEnabled").asBoolean()).isTrue();
        assertThat(gateway.at("/implicitFlowEnabled").asBoolean(true)).isFalse();
        assertThat(gateway.at("/serviceAccountsEnabled").asBoolean(true)).isFalse();
        assertThat(gateway.at("/attributes/pkce.code.challenge.method").asText())
                .isEqualTo("S256");
    }

    @Test
    void letsTheTeamsClientManageUsersAndNothingElse() {
        JsonNode team = client("team");
        JsonNode account = only(realm.get("users"), "serviceAccountClientId", "team");

        assertThat(team.at("/publicClient").asBoolean(true)).isFalse();
        assertThat(team.at("/standardFlowEnabled").asBoolean(true)).isFalse();
        assertThat(team.at("/fullScopeAllowed").asBoolean(true)).isFalse();
        assertThat(texts(team.get("defaultClientScopes")))
                .as("without our audience, so that our services take none of its tokens")
                .containsExactly("basic");
        assertThat(account.get("clientRoles").toString()).isEqualTo("{\"realm-management\":[\"manage-users\"]}");
        assertThat(account.has("realmRoles")).isFalse();
    }

    @Test
    void hasNoPasswordGrant() {
        assertThat(realm.get("clients")).isNotEmpty().allSatisfy(client -> assertThat(
                        client.at("/directAccessGrantsEnabled").asBoolean(true))
                .as(client.at("/clientId").asText())
                .isFalse());
        // Keycloak makes this one by itself, with the grant, unless the file has it without.
        assertThat(client("admin-cli")).isNotNull();
    }

    @Test
    void limitsTokensSessionsAndGuessing() {
        assertThat(realm.at("/accessTokenLifespan").asInt()).isBetween(1, 300);
        assertThat(realm.at("/ssoSessionMaxLifespan").asInt()).isBetween(1, 12 * 3600);
        assertThat(realm.at("/bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.at("/registrationAllowed").asBoolean(true)).isFalse();
    }

    private JsonNode client(String id) {
        return only(realm.get("clients"), "clientId", id);
    }

    private static JsonNode only(JsonNode list, String field, String value) {
        List<JsonNode> found = StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path(field).asText().equals(value))
                .toList();
        assertThat(found).as(field + " " + value).hasSize(1);
        return found.getFirst();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Files.readString(Project.find().realmFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
