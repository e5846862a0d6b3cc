package org.plumbline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.plumbline.devstack.Stack;

/** Anybody can check a published verdict by a command, which finds what was changed behind the service's back. */
@ExtendWith(WholeSystem.class)
class RecordTest {

    private static final String SUMMARY = "All nine lamps were lit on the evening of the count.";

    @Test
    void aRowThatWasChangedInTheDatabaseIsFound(Stack system, @TempDir Path folder) throws Exception {
        String slug = new DeskByApi(system).publishNineLamps(UUID.randomUUID().toString(), SUMMARY);
        String page = system.baseUrl() + "/verdicts/" + slug;
        awaitProof(system.baseUrl().resolve("/log/verdicts/" + slug));
        Path bundle = folder.resolve("bundle.json");
        assertThat(BuiltCommand.run(0, Map.of(), "verify", page, "--save", bundle.toString()))
                .contains("checkpoint");

        change(system, slug, SUMMARY, SUMMARY.replace("nine", "eight"));
        try {
            // Whether it is the page that still shows what was published, or the record that no longer has its hash.
            assertThat(BuiltCommand.run(1, Map.of(), "verify", page)).contains("WRONG", "summary");
            assertThat(BuiltCommand.run(0, Map.of(), "verify", page, "--bundle", bundle.toString()))
                    .as("what was saved before still fits")
                    .contains("checkpoint");
        } finally {
            change(system, slug, SUMMARY.replace("nine", "eight"), SUMMARY);
        }
        // Nothing tells the gateway of what is changed behind the service's back; whoever does that starts it anew.
        system.gateway().stop();
        system.gateway().start();
        assertThat(BuiltCommand.run(0, Map.of(), "verify", page)).contains("consistency");

        String saved = Files.readString(bundle);
        Files.writeString(bundle, saved.replace("nine lamps", "ten lamps"));
        assertThat(BuiltCommand.run(1, Map.of(), "verify", page, "--bundle", bundle.toString()))
                .contains("WRONG");
    }

    /** The proof is there once the sequencer has taken the revision into the log. */
    private static void awaitProof(URI proof) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(proof).build();
            for (int tries = 0; tries < 600; tries++) {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
                Thread.sleep(100);
            }
        }
        throw new AssertionError("No proof at " + proof);
    }

    private static void change(Stack system, String slug, String before, String after) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        system.postgres().jdbcUrl("review"),
                        "review_owner",
                        system.postgres().password("review_owner"));
                PreparedStatement statement = connection.prepareStatement("""
                        update revision set snapshot = replace(snapshot, ?, ?)
                        where verdict_id = (select id from verdict where slug = ?)""")) {
            statement.setString(1, before);
            statement.setString(2, after);
            statement.setString(3, slug);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
