package org.plumbline.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;

    ChildrenTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void endsWhatAnEarlierRunLeft() throws Exception {
        Child left;
        try (StateFolder killed = StateFolder.take(folder)) {
            left = sleeper(new Children(killed), "left");
        }
        try (StateFolder next = StateFolder.take(folder)) {
            assertThat(new Children(next).endLeftovers()).containsExactly("left");

            assertThat(left.isAlive()).isFalse();
            assertThat(next.pidFiles()).isEmpty();
        }
    }

    @Test
    void leavesAloneWhoeverGotTheIdOfALeftover() throws Exception {
        try (StateFolder state = StateFolder.take(folder);
                Children children = new Children(state)) {
            Child stranger = sleeper(children, "stranger");
            children.note("left", stranger.pid(), "-Dplumbline.child=" + folder.resolve("left"));
            children.strikeOut("stranger");

            assertThat(children.endLeftovers()).isEmpty();

            assertThat(stranger.isAlive()).isTrue();
            assertThat(state.pidFiles()).isEmpty();
        }
    }

    @Test
    void leavesNothingAndStartsNothingOnceClosed() throws Exception {
        try (StateFolder state = StateFolder.take(folder)) {
            Children children = new Children(state);
            Child child = sleeper(children, "child");

            children.close();

            assertThat(child.isAlive()).isFalse();
            assertThat(state.pidFiles()).isEmpty();
            assertThatThrownBy(() -> sleeper(children, "late")).isInstanceOf(StackFailure.class);
        }
    }

    @Test
    void showsTheEndOfTheLogOfAChildThatFails() throws Exception {
        try (StateFolder state = StateFolder.take(folder);
                Children children = new Children(state)) {
            Child child = children.java("broken", List.of("no.such.Main"), Map.of());

            assertThatThrownBy(() -> child.awaitReady(() -> false, PATIENCE))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("broken ended while it was starting (exit code 1)")
                    .hasMessageContaining("no.such.Main");
        }
    }

    /** Ctrl-C in a terminal goes to a whole session at once, and would end all of them in no order. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void startsEachInASessionOfItsOwn() throws Exception {
        try (StateFolder state = StateFolder.take(folder);
                Children children = new Children(state)) {
            Child child = sleeper(children, "child");

            String status = Files.readString(Path.of("/proc", Long.toString(child.pid()), "stat"));
            // After the name in parentheses: state, parent, process group, session.
            List<String> fields =
                    List.of(status.substring(status.lastIndexOf(')') + 2).split(" ", -1));
            assertThat(fields.subList(2, 4)).containsOnly(Long.toString(child.pid()));
        }
    }

    private Child sleeper(Children children, String name) throws IOException, InterruptedException {
        Child child = children.java(
                name, List.of("-cp", System.getProperty("java.class.path"), Sleeper.class.getName()), Map.of());
        child.awaitReady(() -> read(child.log()).contains("awake"), PATIENCE);
        return child;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
