package org.plumbline.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.plumbline.devstack.process.StackFailure;

/**
 * The folder of the project, in which everything lies that the stack starts.
 *
 * @param root the folder, absolute
 */
public record Project(Path root) {

    /** The project around the working directory. */
    public static Project find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("devstack/pom.xml")) && Files.exists(folder.resolve("mvnw"))) {
                return new Project(folder);
            }
        }
        throw new StackFailure(
                "This is not a folder of the project: " + Path.of("").toAbsolutePath());
    }

    /** What is unpacked and built once, for all stacks. */
    Path tools() {
        return root.resolve(".plumbline/tools");
    }

    Path realmFile() {
        return root.resolve("k8s/realm/plumbline-realm.json");
    }

    /** Where a service's build leaves what runs. */
    Path service(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    String kafkaClassPath() {
        try {
            return Files.readString(built("devstack/target/kafka.classpath"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path keycloakArchive() {
        return built("devstack/target/keycloak/keycloak-quarkus-dist-" + keycloakVersion() + ".zip");
    }

    static String keycloakVersion() {
        Properties versions = new Properties();
        try (InputStream stream = Project.class.getResourceAsStream("versions.properties")) {
            versions.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.getProperty("keycloak.version");
    }

    private Path built(String path) {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            throw new StackFailure(file + " is missing: build first, with ./mvnw -B package -DskipTests");
        }
        return file;
    }
}
