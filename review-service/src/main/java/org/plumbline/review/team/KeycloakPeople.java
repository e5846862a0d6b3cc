package org.plumbline.review.team;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.team.KeycloakAdmin.Answer;

/** The accounts in Keycloak's realm, through its admin API. */
@ApplicationScoped
class KeycloakPeople implements People {

    private static final int PAGE = 100;
    /** A service account that manages users may not list who has a role, so everybody is asked for theirs. */
    private static final int AT_ONCE = 8;

    private static final String UPDATE_PASSWORD = "UPDATE_PASSWORD";
    private static final Pattern SUB = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final KeycloakAdmin keycloak;

    KeycloakPeople(KeycloakAdmin keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public List<Account> all() {
        List<JsonNode> users = new ArrayList<>();
        JsonNode page;
        do {
            page = body(keycloak.ask("GET", "/users?first=" + users.size() + "&max=" + PAGE, null));
            page.forEach(users::add);
        } while (page.size() == PAGE);
        return withRoles(users);
    }

    private List<Account> withRoles(List<JsonNode> users) {
        try (ExecutorService executor =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Account>> running = new ArrayList<>();
            for (JsonNode user : users) {
                running.add(executor.submit(() -> account(user)));
            }
            List<Account> accounts = new ArrayList<>();
            for (Future<Account> one : running) {
                try {
                    accounts.add(one.get());
                } catch (ExecutionException e) {
                    // One that is not answered would be followed by others, each after its own time.
                    executor.shutdownNow();
                    throw new PeopleUnavailable("Keycloak does not tell everybody's roles", e);
                } catch (InterruptedException e) {
                    executor.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new PeopleUnavailable("Interrupted while Keycloak was asked", e);
                }
            }
            return accounts;
        }
    }

    @Override
    public Optional<Account> find(String sub) {
        if (!SUB.matcher(sub).matches()) {
            return Optional.empty();
        }
        Answer answer = keycloak.ask("GET", "/users/" + sub, null);
        return answer.status() == 404 ? Optional.empty() : Optional.of(account(body(answer)));
    }

    @Override
    public Optional<Account> named(String userName) {
        JsonNode found = body(keycloak.ask(
                "GET", "/users?exact=true&username=" + URLEncoder.encode(userName, StandardCharsets.UTF_8), null));
        return found.isEmpty() ? Optional.empty() : Optional.of(account(found.get(0)));
    }

    @Override
    public Account create(Invitation invitation) {
        Answer answer = keycloak.ask(
                "POST",
                "/users",
                Map.of(
                        "username", invitation.userName(),
                        "firstName", invitation.firstName(),
                        "lastName", invitation.lastName(),
                        "email", invitation.email(),
                        "enabled", false));
        return switch (answer.status()) {
            case 201 ->
                find(idIn(answer.location()))
                        .orElseThrow(() -> new PeopleUnavailable("Keycloak does not have the account that it made"));
            case 409 -> throw new AccountTaken();
            case 400 ->
                throw ProblemException.invalid(
                        field(answer.body().path("field").asText()), "is not accepted by the login service");
            default -> throw unexpected("the new account", answer);
        };
    }

    private static String idIn(@Nullable String location) {
        if (location == null) {
            throw new PeopleUnavailable("Keycloak does not say where the new account is");
        }
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String field(String keycloaks) {
        return switch (keycloaks) {
            case "firstName", "lastName", "email" -> keycloaks;
            default -> "userName";
        };
    }

    @Override
    public void setRoles(String sub, Set<String> roles) {
        String path = "/users/" + sub + "/role-mappings/realm";
        List<JsonNode> tooMany = deskRoles(body(keycloak.ask("GET", path, null)));
        tooMany.removeIf(role -> roles.contains(role.path("name").asText()));
        if (!tooMany.isEmpty()) {
            done("taking roles away", keycloak.ask("DELETE", path, tooMany));
        }
        List<JsonNode> lacking = deskRoles(body(keycloak.ask("GET", path + "/available", null)));
        lacking.removeIf(role -> !roles.contains(role.path("name").asText()));
        if (!lacking.isEmpty()) {
            done("giving roles", keycloak.ask("POST", path, lacking));
        }
    }

    @Override
    public void setEnabled(String sub, boolean enabled) {
        done("enabling or disabling", keycloak.ask("PUT", "/users/" + sub, Map.of("enabled", enabled)));
    }

    @Override
    public void setOneTimePassword(String sub, String password) {
        done(
                "the one-time password",
                keycloak.ask(
                        "PUT",
                        "/users/" + sub + "/reset-password",
                        Map.of("type", "password", "value", password, "temporary", true)));
    }

    @Override
    public void mailInvitation(String sub) {
        done(
                "the invitation's mail",
                keycloak.ask("PUT", "/users/" + sub + "/execute-actions-email", List.of(UPDATE_PASSWORD)));
    }

    @Override
    public void endSessions(String sub) {
        done("ending sessions", keycloak.ask("POST", "/users/" + sub + "/logout", null));
    }

    private Account account(JsonNode user) {
        String sub = user.path("id").asText();
        Set<String> roles = new HashSet<>();
        deskRoles(body(keycloak.ask("GET", "/users/" + sub + "/role-mappings/realm", null)))
                .forEach(role -> roles.add(role.path("name").asText()));
        return new Account(
                sub,
                user.path("username").asText(),
                user.path("firstName").asText(),
                user.path("lastName").asText(),
                user.hasNonNull("email") ? user.path("email").asText() : null,
                roles,
                user.path("enabled").asBoolean(),
                StreamSupport.stream(user.path("requiredActions").spliterator(), false)
                        .anyMatch(action -> action.asText().equals(UPDATE_PASSWORD)),
                Instant.ofEpochMilli(user.path("createdTimestamp").asLong()));
    }

    private static List<JsonNode> deskRoles(JsonNode roles) {
        List<JsonNode> ofTheDesk = new ArrayList<>();
        for (JsonNode role : roles) {
            if (DeskPerson.DESK_ROLES.contains(role.path("name").asText())) {
                ofTheDesk.add(role);
            }
        }
        return ofTheDesk;
    }

    private static JsonNode body(Answer answer) {
        if (answer.status() != 200) {
            throw unexpected("a question", answer);
        }
        return answer.body();
    }

    private static void done(String what, Answer answer) {
        if (answer.status() != 204) {
            throw unexpected(what, answer);
        }
    }

    private static PeopleUnavailable unexpected(String what, Answer answer) {
        return new PeopleUnavailable("Keycloak answers " + what + " with " + answer.status());
    }
}
