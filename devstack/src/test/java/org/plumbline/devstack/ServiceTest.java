package org.plumbline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.plumbline.devstack.process.Children;
import org.plumbline.devstack.process.StackFailure;
import org.plumbline.devstack.process.StateFolder;

class ServiceTest {

    private final Path folder;

    ServiceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void comesBackAfterACrashWithWhatItIsToldThen() throws Exception {
        Path jar = jar();
        int port = Ports.free().claims();
        try (StateFolder state = StateFolder.take(folder.resolve("state"));
                Children children = new Children(state)) {
            Service service = new Service(
                    children,
                    "fake",
                    jar,
                    port,
                    "/q/health/ready",
                    Map.of("QUARKUS_HTTP_PORT", Integer.toString(port), "WORD", "first"));

            service.start();
            assertThat(service.isReady()).isTrue();
            assertThat(word(service)).isEqualTo("first");
            assertThatThrownBy(service::start).isInstanceOf(StackFailure.class).hasMessageContaining("runs already");

            service.kill();
            assertThat(service.isAlive()).isFalse();
            assertThat(service.isReady()).isFalse();

            service.start(Map.of("WORD", "second"));
            assertThat(word(service)).isEqualTo("second");

            service.stop();
            assertThat(service.isAlive()).isFalse();
        }
    }

    @Test
    void saysThatItIsNotBuilt() {
        try (StateFolder state = StateFolder.take(folder.resolve("state"));
                Children children = new Children(state)) {
            Service service =
                    new Service(children, "fake", folder.resolve("missing.jar"), 1, "/q/health/ready", Map.of());

            assertThatThrownBy(service::start)
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("fake is not built");
        }
    }

    private static String word(Service service) throws IOException {
        try (InputStream stream = service.url().resolve("/word").toURL().openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** {@link FakeService} as a jar that runs. */
    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        Path jar = Files.createDirectories(folder.resolve("built")).resolve("fake.jar");
        String resource = FakeService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest);
                InputStream code = FakeService.class.getClassLoader().getResourceAsStream(resource)) {
            assertThat(code).isNotNull();
            entries.putNextEntry(new JarEntry(resource));
            code.transferTo(entries);
            entries.closeEntry();
        }
        return jar;
    }
}
