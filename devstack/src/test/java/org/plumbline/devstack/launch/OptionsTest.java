package org.plumbline.devstack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.plumbline.devstack.Ports;

class OptionsTest {

    @Test
    void upHasDefaults() {
        assertThat(Up.of(List.of())).isEqualTo(new Up(false, new Ports(8080)));
        assertThat(Up.of(List.of("--port", "9080", "--fresh"))).isEqualTo(new Up(true, new Ports(9080)));
    }

    @Test
    void upRefusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Up.of(List.of("--prot", "9080"))).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Up.of(List.of("--port"))).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Up.of(List.of("--port", "many"))).isInstanceOf(UsageFailure.class);
    }

    @Test
    void benchWritesItsListAsJson(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("bench.json");

        assertThat(Bench.of(List.of("--json", json.toString())).run()).isZero();

        assertThat(Files.readString(json)).isEqualToIgnoringWhitespace("{\"benchmarks\":[]}");
    }

    @Test
    void benchRefusesANameThatIsNotThere() {
        assertThatThrownBy(() -> Bench.of(List.of("nonsense")).run())
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining("nonsense");
        assertThatThrownBy(() -> Bench.of(List.of("--data", "/no/such/folder")).run())
                .isInstanceOf(UsageFailure.class);
    }
}
