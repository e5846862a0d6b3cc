package org.plumbline.devstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.devstack.process.Child;
import org.plumbline.devstack.process.Children;
import org.plumbline.devstack.process.StackFailure;

/** Keycloak with the project's realm and, as it runs on one machine only, its local users and clients. */
final class Keycloak {

    static final String ADMIN = "admin";
    static final String ADMIN_SECRET = "keycloak-admin";
    static final String GATEWAY_SECRET = "gateway-client";
    static final String TEAM_SECRET = "team-client";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    /** What a home needs of the installation; the rest is the home's own. */
    private static final List<String> SHARED = List.of("conf", "lib", "providers", "themes");

    private final Project project;
    private final Children children;
    private final Ports ports;
    private @Nullable Child child;

    Keycloak(Project project, Children children, Ports ports) {
        this.project = project;
        this.children = children;
        this.ports = ports;
    }

    URI url() {
        return URI.create("http://localhost:" + ports.keycloak());
    }

    void start(KeycloakInstallation installation, Postgres postgres) throws InterruptedException {
        Path home = home(installation);
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_DB_URL", postgres.jdbcUrl("keycloak"));
        environment.put("KC_DB_USERNAME", "keycloak");
        environment.put("KC_DB_PASSWORD", postgres.password("keycloak"));
        environment.put("KC_DB_POOL_MAX_SIZE", "20");
        environment.put("KC_HOSTNAME", url().toString());
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", Integer.toString(ports.keycloak()));
        environment.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(ports.keycloakManagement()));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", children.state().secret(ADMIN_SECRET));
        environment.put("PLUMBLINE_PUBLIC_URL", publicUrl());
        environment.put("PLUMBLINE_GATEWAY_CLIENT_SECRET", children.state().secret(GATEWAY_SECRET));
        environment.put("PLUMBLINE_TEAM_CLIENT_SECRET", children.state().secret(TEAM_SECRET));
        // Locally the password is the user name.
        environment.put("PLUMBLINE_PASSWORD_POLICY", "length(1)");
        Child started = children.java(
                "keycloak",
                installation.command(home, "-Xmx640m", List.of("start", "--optimized", "--import-realm")),
                environment);
        child = started;
        URI health = URI.create("http://127.0.0.1:" + ports.keycloakManagement() + "/health/ready");
        started.awaitReady(() -> Health.isUp(health), PATIENCE);
        new LocalRealm(url(), children.state().secret(ADMIN_SECRET))
                .apply(
                        publicUrl(),
                        children.state().secret(GATEWAY_SECRET),
                        children.state().secret(TEAM_SECRET));
    }

    void stop() {
        if (child != null) {
            child.stop(STOP_PATIENCE);
        }
    }

    @Nullable
    Child child() {
        return child;
    }

    private String publicUrl() {
        return "http://localhost:" + ports.gateway();
    }

    /** A home of the stack's own, as Keycloak reads imports from it and writes into it. */
    private Path home(KeycloakInstallation installation) {
        Path home = children.state().folder("keycloak");
        try {
            for (String name : SHARED) {
                Path link = home.resolve(name);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, installation.folder().resolve(name));
            }
            Path imports = Files.createDirectories(home.resolve("data/import"));
            Files.copy(
                    project.realmFile(), imports.resolve("plumbline-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("Keycloak's folder " + home + " cannot be prepared: " + e.getMessage(), e);
        }
        return home;
    }
}
