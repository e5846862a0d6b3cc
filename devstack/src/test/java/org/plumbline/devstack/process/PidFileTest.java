package org.plumbline.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {

    private static final String MARK = "-Dplumbline.child=/state/keycloak";

    private final Path folder;

    PidFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsWhatItWrote() throws IOException {
        PidFile note = new PidFile(4711, MARK);
        note.write(folder.resolve("keycloak.pid"));

        assertThat(PidFile.read(folder.resolve("keycloak.pid"))).contains(note);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4711", "4711\n", "4711\n\n", "4711\n-Dplumbline", "word\nmark\n", "-1\nmark\n"})
    void doesNotTrustHalfANote(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("keycloak.pid"), content);

        assertThat(PidFile.read(file)).isEmpty();
    }

    @Test
    void knowsTheProcessByAWholeArgument() {
        PidFile note = new PidFile(4711, MARK);

        assertThat(note.isMarked(Stream.of(MARK, "-jar", "quarkus-run.jar"))).isTrue();
        assertThat(note.isMarked(Stream.of(MARK + "-build", "-jar", "quarkus-run.jar")))
                .isFalse();
        assertThat(note.isMarked(Stream.of("grep", "plumbline.child=/state/keycloak")))
                .isFalse();
        assertThat(note.isMarked(Stream.empty())).isFalse();
    }

    @Test
    void findsNoProcessWhereAnotherOneHasTheId() {
        assertThat(new PidFile(ProcessHandle.current().pid(), MARK).process()).isEmpty();
    }
}
