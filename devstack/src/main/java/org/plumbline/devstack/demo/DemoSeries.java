package org.plumbline.devstack.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.plumbline.devstack.api.Answer;
import org.plumbline.devstack.api.ApiClient;

/**
 * The series that the demo's verdicts speak of: killed in Gaza by day, from the public-domain collection of Tech for
 * Palestine. Only facts are kept here: the day, the figure, and whether the collection filled it in.
 */
final class DemoSeries {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, ?> FACTS = Map.ofEntries(
            Map.entry("name", "Killed in Gaza since 7 October 2023, health ministry"),
            Map.entry("measure", "killed"),
            Map.entry("subject", "Palestinians"),
            Map.entry("place", "Gaza"),
            Map.entry("periodStart", "2023-10-07"),
            Map.entry("accumulation", "CUMULATIVE"),
            Map.entry("basis", "REPORTED"),
            Map.entry("sourceName", "Gaza health ministry, collected by Tech for Palestine"),
            Map.entry("sourceUrl", "https://github.com/TechForPalestine/palestine-datasets"),
            Map.entry(
                    "method",
                    "Deaths that the ministry counts, civilians and combatants alike. On days without a report the"
                            + " collection fills the figure in; those points are marked as derived."),
            Map.entry("volatility", "NORMAL"));
    private static final Map<String, ?> MAPPING = Map.of(
            "asOf", "date",
            "best", "killed",
            "derivedColumn", "origin",
            "derivedValues", List.of("derived"));

    private DemoSeries() {}

    /**
     * The series as it was loaded.
     *
     * @param points how many its file brought
     */
    record Loaded(String id, int points) {}

    /** Loads what is not there yet. */
    static Loaded load(ApiClient editor) {
        String id = editor.send("POST", "/api/series", FACTS, Map.of("Idempotency-Key", "demo-gaza-killed"))
                .expect(201)
                .text("id");
        String series = "/api/series/" + id;
        editor.send("PUT", series + "/mappings/Daily", MAPPING, Map.of()).expect(200);
        Answer taken = editor.send(
                        "POST",
                        series + "/imports?mapping=Daily",
                        file(),
                        Map.of("Idempotency-Key", "demo-gaza-killed", "Content-Type", "text/csv"))
                .expect(202);
        String path = series + "/imports/" + taken.text("id");
        if (taken.text("state").equals("PREVIEW")) {
            editor.change("POST", path, "/start", null).expect(202);
        }
        return new Loaded(id, finished(editor, path).body().path("added").asInt());
    }

    private static Answer finished(ApiClient editor, String path) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer now = editor.get(path).expect(200);
        while (now.text("state").equals("RUNNING")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(path + " did not end within " + PATIENCE.toSeconds() + " s");
            }
            Demo.pause();
            now = editor.get(path).expect(200);
        }
        return now;
    }

    static String file() {
        try (InputStream stream = DemoSeries.class.getResourceAsStream("/demo/gaza-killed.csv")) {
            if (stream == null) {
                throw new IllegalStateException("The build lacks the demo's figures");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
