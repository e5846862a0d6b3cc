package org.plumbline.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.plumbline.e2e.bench.Bench.UsageFailure;

class BenchTest {

    private final Path folder;

    BenchTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void refusesWhatMeansNothing() {
        assertThatThrownBy(() -> Bench.of(List.of("--dta", "x"))).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Bench.of(List.of("--data"))).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Bench.of(List.of("nonsense")).run())
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining("nonsense");
        assertThatThrownBy(() -> Bench.of(List.of("--data", "/no/such/folder")).run())
                .isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Bench.of(List.of("extraction")).run())
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining("--data");
    }

    @Test
    void listsWhatThereIsWithoutData() throws IOException {
        assertThat(report(List.of()).at("/benchmarks/0/name").asText()).isEqualTo("extraction");
    }

    @Test
    void aFolderWithoutSetsHasNoFigures() throws IOException {
        assertThat(report(List.of("extraction", "--data", folder.toString())).at("/benchmarks/0/figures"))
                .isEmpty();
    }

    @Test
    void measuresWhichEverSetsThereAre() throws IOException {
        Path sentences = Files.createDirectories(folder.resolve("ct24-task1"));
        String lines = """
                Sentence_id\tText\tclass_label
                1\tFloods killed 12 people in Porto last year.\tYes
                2\t"I ""love"" Porto so much, my friends."\tNo
                3\tFires killed 30 people in Lima last year.\tYes
                4\tI think Lima is a beautiful place.\tNo
                """;
        for (String split : List.of("train", "dev")) {
            Files.writeString(sentences.resolve("CT24_checkworthy_english_" + split + ".tsv"), lines);
        }
        Path debates = Files.createDirectories(folder.resolve("clef2019-task1/training"));
        for (String debate : List.of("one", "two")) {
            Files.writeString(
                    debates.resolve(debate + ".tsv"),
                    "1\tROE\tFloods killed 12 people in Porto.\t1\n2\tROE\tThank you.\t0\n");
        }
        Path pages = Files.createDirectories(folder.resolve("article-extraction/html"));
        String body =
                "The harbour council voted to close three of its five piers, which had stood since 1911, it said.";
        Files.writeString(pages.resolveSibling("ground-truth.json"), "{\"a\": {\"articleBody\": \"" + body + "\"}}");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(pages.resolve("a.html.gz")))) {
            out.write(("<div><p>" + body + "</p></div>").getBytes(StandardCharsets.UTF_8));
        }

        JsonNode figures =
                report(List.of("extraction", "--data", folder.toString())).at("/benchmarks/0/figures");

        assertThat(figures.findValuesAsText("set").stream().distinct())
                .containsExactly("ct24 english dev", "clef2019 training", "article-extraction");
        assertThat(figures.findValuesAsText("of").stream().distinct())
                .containsExactly("shipped", "bag of words", "refit, named features", "refit, with words");
        assertThat(figures).hasSize(11);
        assertThat(figures.get(0).get("value").asDouble()).isEqualTo(1);
        assertThat(figures.get(8).get("value").asDouble()).isEqualTo(1);
    }

    private JsonNode report(List<String> options) throws IOException {
        Path json = folder.resolve("bench.json");
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("--json", json.toString()));
        Bench.of(all).run();
        return new ObjectMapper().readTree(json.toFile());
    }
}
