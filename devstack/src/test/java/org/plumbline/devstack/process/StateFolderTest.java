package org.plumbline.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    private final Path folder;

    StateFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void belongsToOneAtATime() {
        StateFolder first = StateFolder.take(folder);

        assertThatThrownBy(() -> StateFolder.take(folder))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("runs already")
                .hasMessageContaining("process " + ProcessHandle.current().pid());

        first.close();
        StateFolder.take(folder).close();
    }

    @Test
    void keepsASecretForItsOwnerAlone() throws IOException {
        try (StateFolder state = StateFolder.take(folder)) {
            String secret = state.secret("one");

            assertThat(secret).matches("[A-Za-z0-9_-]{32}").isNotEqualTo(state.secret("other"));
            assertThat(state.secret("one")).isEqualTo(secret);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.secretFile("one"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void keepsAKeyInAFileForItsOwnerAlone() throws IOException {
        try (StateFolder state = StateFolder.take(folder)) {
            Path file = state.keyFile("key");
            String key = Files.readString(file);

            assertThat(key).matches("[0-9a-f]{64}").isNotEqualTo(Files.readString(state.keyFile("other")));
            assertThat(Files.readString(state.keyFile("key"))).isEqualTo(key);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void isClearedWithoutFollowingLinks(@TempDir Path elsewhere) throws IOException {
        Path kept = Files.writeString(elsewhere.resolve("kept"), "kept");
        try (StateFolder state = StateFolder.take(folder)) {
            state.secret("one");
            Files.createSymbolicLink(state.folder("keycloak").resolve("lib"), elsewhere);

            state.clear();

            assertThat(folder).isDirectoryNotContaining(entry -> !entry.endsWith("lock"));
            assertThat(kept).hasContent("kept");
        }
    }
}
