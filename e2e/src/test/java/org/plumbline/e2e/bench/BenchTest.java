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

    private static final String SENTENCES = """
            Sentence_id\tText\tclass_label
            1\tFloods killed 12 people in Porto last year.\tYes
            2\t"I ""love"" Porto so much, my friends."\tNo
            3\tFires killed 30 people in Lima last year.\tYes
            4\tI think Lima is a beautiful place.\tNo
            5\tStorms killed 15 people in Oslo last year.\tYes
            6\tI like Oslo so much, my friends.\tNo
            """;
    private static final String DEBATE = "1\tROE\tFloods killed 12 people in Porto.\t1\n2\tROE\tThank you.\t0\n";
    private static final String BODY =
            "The harbour council voted to close three of its five piers, which had stood since 1911, it said.";
    private static final String CLAIMS = """
            {"claim": "45 %", "label": "True", "taxonomy_label": "statistical"}
            {"claim": "Lima", "label": "False", "taxonomy_label": null}
            """;

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
        assertThat(report(List.of()).get("benchmarks").findValuesAsText("name"))
                .containsExactly("extraction", "figures", "log", "publishing");
    }

    @Test
    void aFolderWithoutSetsHasNoFiguresAndSaysWhichSetsAreLeftOut() throws IOException {
        JsonNode report = report(measured()).at("/benchmarks/0");

        assertThat(report.get("figures")).isEmpty();
        assertThat(report.get("leftOut").findValuesAsText("what"))
                .containsExactly("article-extraction", "ct25-num", "ct24", "clef2019");
        assertThat(report.get("unreadable")).isEmpty();
    }

    @Test
    void measuresWhichEverSetsThereAre() throws IOException {
        for (String split : List.of("train", "dev")) {
            write("ct24-task1/CT24_checkworthy_english_" + split + ".tsv", SENTENCES);
        }
        for (String debate : List.of("one", "two")) {
            write("clef2019-task1/training/" + debate + ".tsv", DEBATE);
        }
        write("article-extraction/ground-truth.json", "{\"a\": {\"articleBody\": \"" + BODY + "\"}}");
        write("article-extraction/html/a.html.gz", "<div><p>" + BODY + "</p></div>");
        write("ct25-numerical/val_es.jsonl", CLAIMS);

        JsonNode figures = report(measured()).at("/benchmarks/0/figures");

        assertThat(figures.findValuesAsText("set").stream().distinct())
                .containsExactly(
                        "article-extraction",
                        "ct25-numerical val_es",
                        "ct24 English dev",
                        "ct24 English train",
                        "ct24 English train, in fifths",
                        "clef2019 training");
        assertThat(figures.findValuesAsText("of").stream().distinct())
                .containsExactly("shipped", "bag of words", "refit, named features", "refit, with words");
        assertThat(value(figures, "article-extraction", "token F1 of the body", "shipped"))
                .isEqualTo(1);
        assertThat(value(figures, "ct25-numerical val_es", "claims with a quantity", "shipped"))
                .isEqualTo(0.5);
        assertThat(value(figures, "ct24 English dev", "F1 of Yes", "refit, with words"))
                .isEqualTo(1);
        assertThat(value(figures, "clef2019 training", "MAP, one left out", "bag of words"))
                .isEqualTo(1);
    }

    @Test
    void measuresOtherSplitsAndLanguagesThatItHasNeverSeen() throws IOException {
        write("kept/ct24-task1/CT24_checkworthy_english_train.tsv.gz", SENTENCES);
        write("kept/ct24-task1/test/CT24_checkworthy_english_test_gold.tsv.gz", SENTENCES);
        write("kept/ct24-task1/CT24_checkworthy_english_test.tsv", "Sentence_id\tText\n1\tLima is large.\n");
        write("kept/ct24-task1/CT24_checkworthy_dutch_dev_test.tsv", SENTENCES);
        write("kept/clef2019-task1/training/one.tsv", DEBATE);
        write("kept/clef2019-task1/test_annotated/two.tsv", DEBATE);
        write("kept/ct25-numerical/test_en.json", "[" + CLAIMS.strip().replace("\n", ",") + "]");

        JsonNode report = report(measured()).at("/benchmarks/0");

        JsonNode figures = report.get("figures");
        assertThat(value(figures, "ct24 English test_gold", "F1 of Yes", "refit, with words"))
                .isEqualTo(1);
        assertThat(value(figures, "ct24 Dutch dev_test", "F1 of Yes", "shipped"))
                .isBetween(0.0, 1.0);
        assertThat(value(figures, "clef2019 test_annotated", "MAP, from training", "refit, named features"))
                .isEqualTo(1);
        assertThat(value(figures, "ct25-numerical test_en", "claims with a quantity", "shipped"))
                .isEqualTo(0.5);
        assertThat(report.get("leftOut").findValuesAsText("what"))
                .contains(
                        "kept/ct24-task1/CT24_checkworthy_english_test.tsv", "refits on ct24 nl", "article-extraction");
    }

    @Test
    void saysWhichFilesItCannotReadAndMeasuresTheOthers() throws IOException {
        write("ct24-task1/CT24_checkworthy_english_dev.tsv", SENTENCES);
        Files.writeString(folder.resolve("ct24-task1/CT24_checkworthy_english_test.tsv.gz"), "not packed at all");
        Files.write(folder.resolve("ct24-task1/CT24_checkworthy_arabic_dev.tsv"), new byte[] {'a', (byte) 0xff, 'b'});
        write("ct25-numerical/val_ar.jsonl", "{\"claim\": ");

        JsonNode report = report(measured(), false).at("/benchmarks/0");

        assertThat(report.get("unreadable").findValuesAsText("what"))
                .extracting(file -> Path.of(file).getFileName().toString())
                .containsExactlyInAnyOrder(
                        "CT24_checkworthy_english_test.tsv.gz", "CT24_checkworthy_arabic_dev.tsv", "val_ar.jsonl");
        assertThat(value(report.get("figures"), "ct24 English dev", "F1 of Yes", "shipped"))
                .isEqualTo(1);
    }

    private List<String> measured() {
        return List.of("extraction", "--data", folder.toString());
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream packed = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            packed.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static double value(JsonNode figures, String set, String measure, String of) {
        List<JsonNode> found = new ArrayList<>();
        figures.forEach(figure -> {
            if (figure.get("set").asText().equals(set)
                    && figure.get("measure").asText().equals(measure)
                    && figure.get("of").asText().equals(of)) {
                found.add(figure);
            }
        });
        assertThat(found).as("%s, %s, %s", set, measure, of).hasSize(1);
        return found.getFirst().get("value").asDouble();
    }

    private JsonNode report(List<String> options) throws IOException {
        return report(options, true);
    }

    private JsonNode report(List<String> options, boolean complete) throws IOException {
        Path json = folder.resolveSibling(folder.getFileName() + ".json");
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("--json", json.toString()));
        assertThat(Bench.of(all).run()).isEqualTo(complete);
        return new ObjectMapper().readTree(json.toFile());
    }
}
