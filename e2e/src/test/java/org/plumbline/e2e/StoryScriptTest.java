package org.plumbline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;

/** The story that everybody can run by hand. */
@ExtendWith(WholeSystem.class)
class StoryScriptTest {

    @Test
    void carriesAClaimToAPublishedVerdict(Stack system) throws IOException, InterruptedException {
        Path output = Files.createTempFile(Path.of("target"), "story", ".log");
        ProcessBuilder script = new ProcessBuilder(
                        "./story.sh", system.baseUrl().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        script.environment().put("KEYCLOAK_URL", system.keycloakUrl().toString());

        Process process = script.start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroy();

        List<String> lines = Files.readAllLines(output);
        assertThat(ended).as("ended within two minutes").isTrue();
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        assertThat(lines.getLast()).startsWith(system.baseUrl() + "/verdicts/");
    }
}
