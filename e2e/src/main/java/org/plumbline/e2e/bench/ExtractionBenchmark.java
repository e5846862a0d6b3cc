package org.plumbline.e2e.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.plumbline.claims.article.ArticlePage;
import org.plumbline.claims.extraction.Candidates;
import org.plumbline.claims.extraction.CheckWorthiness;
import org.plumbline.claims.extraction.Refit;
import org.plumbline.claims.extraction.Refit.Example;
import org.plumbline.claims.extraction.Scorer;
import org.plumbline.claims.extraction.Weights;

/** Check-worthiness, body text and speed, on public sets in the layout of their makers. */
final class ExtractionBenchmark implements Benchmark {

    private static final LocalDate SOME_DAY = LocalDate.of(2024, 4, 7);
    private static final int FOLDS = 5;

    /** Each learns from the examples it is given; the shipped weights learn nothing. */
    private static final Map<String, Function<List<Example>, Scorer>> SCORERS = new LinkedHashMap<>();

    static {
        SCORERS.put("shipped", examples -> new CheckWorthiness(Weights.shipped()));
        SCORERS.put("bag of words", Refit::bagOfWords);
        SCORERS.put("refit, named features", examples -> new CheckWorthiness(Refit.weights(examples)));
        SCORERS.put("refit, with words", Refit::withWords);
    }

    @Override
    public String name() {
        return "extraction";
    }

    @Override
    public String measures() {
        return "check-worthiness, body text of pages, texts per second";
    }

    @Override
    public void run(Path data, Consumer<Figure> figures) throws IOException {
        Path sentences = data.resolve("ct24-task1");
        if (Files.isDirectory(sentences)) {
            for (String language : List.of("english", "arabic", "spanish")) {
                sentences(sentences, language, figures);
            }
        }
        Path debates = data.resolve("clef2019-task1").resolve("training");
        if (Files.isDirectory(debates)) {
            debates(debates, figures);
        }
        Path pages = data.resolve("article-extraction");
        if (Files.isRegularFile(pages.resolve("ground-truth.json"))) {
            pages(pages, figures);
        }
    }

    /** Trains on train; each other split there is, is measured. */
    private static void sentences(Path folder, String language, Consumer<Figure> figures) throws IOException {
        String prefix = "CT24_checkworthy_" + language + "_";
        Path train = folder.resolve(prefix + "train.tsv");
        List<Path> splits;
        try (Stream<Path> files = Files.list(folder)) {
            splits = files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.toString().endsWith(".tsv") && !file.equals(train))
                    .sorted()
                    .toList();
        }
        if (splits.isEmpty()) {
            return;
        }
        List<Example> examples = Files.exists(train) ? labelled(train, language) : List.of();
        for (Map.Entry<String, Function<List<Example>, Scorer>> each : SCORERS.entrySet()) {
            boolean learns = !each.getKey().equals("shipped");
            if (learns && examples.isEmpty()) {
                continue;
            }
            double threshold = learns ? threshold(examples, each.getValue()) : 0.5;
            Scorer scorer = each.getValue().apply(examples);
            for (Path split : splits) {
                List<Example> unseen = labelled(split, language);
                double[] scores = scores(scorer, unseen);
                String file = split.getFileName().toString();
                String set =
                        "ct24 " + language + " " + file.substring(prefix.length(), file.length() - ".tsv".length());
                figures.accept(
                        new Figure(set, "F1 of Yes", each.getKey(), Measures.f1(scores, labels(unseen), threshold)));
            }
        }
    }

    /** Where to cut a learner's scores: tried on a fifth of the training data that it did not learn from. */
    private static double threshold(List<Example> examples, Function<List<Example>, Scorer> learner) {
        List<Example> seen = new ArrayList<>();
        List<Example> unseen = new ArrayList<>();
        for (int at = 0; at < examples.size(); at++) {
            (at % FOLDS == 0 ? unseen : seen).add(examples.get(at));
        }
        return Measures.bestThreshold(scores(learner.apply(seen), unseen), labels(unseen));
    }

    /** Leaves out one debate at a time and ranks its sentences by what the others teach. */
    private static void debates(Path folder, Consumer<Figure> figures) throws IOException {
        List<List<Example>> debates = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".tsv"))
                    .sorted()
                    .toList()) {
                debates.add(debate(file));
            }
        }
        for (Map.Entry<String, Function<List<Example>, Scorer>> each : SCORERS.entrySet()) {
            double sum = 0;
            int count = 0;
            for (int at = 0; at < debates.size(); at++) {
                List<Example> left = debates.get(at);
                List<Example> others = new ArrayList<>();
                debates.subList(0, at).forEach(others::addAll);
                debates.subList(at + 1, debates.size()).forEach(others::addAll);
                double precision =
                        Measures.averagePrecision(scores(each.getValue().apply(others), left), labels(left));
                if (!Double.isNaN(precision)) {
                    sum += precision;
                    count++;
                }
            }
            figures.accept(new Figure("clef2019 training", "MAP, one left out", each.getKey(), sum / count));
        }
    }

    private static void pages(Path folder, Consumer<Figure> figures) throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(folder.resolve("ground-truth.json").toFile());
        List<String> pages = new ArrayList<>();
        double sum = 0;
        for (Map.Entry<String, JsonNode> page : truth.properties()) {
            Path file = folder.resolve("html").resolve(page.getKey() + ".html.gz");
            if (!Files.exists(file)) {
                continue;
            }
            String html;
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            pages.add(html);
            sum += Measures.tokenF1(
                    ArticlePage.read(html).body(),
                    page.getValue().get("articleBody").asText());
        }
        if (pages.isEmpty()) {
            return;
        }
        figures.accept(new Figure("article-extraction", "token F1 of the body", "shipped", sum / pages.size()));
        List<String> bodies = new ArrayList<>();
        figures.accept(new Figure(
                "article-extraction",
                "pages per second",
                "shipped",
                perSecond(pages, html -> bodies.add(ArticlePage.read(html).body()))));
        Candidates candidates = new Candidates(new CheckWorthiness(Weights.shipped()));
        Consumer<String> find = text -> candidates.find(text, "en", SOME_DAY);
        List<String> texts = List.copyOf(bodies);
        texts.forEach(find);
        figures.accept(new Figure("article-extraction", "texts per second", "shipped", perSecond(texts, find)));
    }

    private static double perSecond(List<String> texts, Consumer<String> work) {
        long begin = System.nanoTime();
        texts.forEach(work);
        return texts.size() * 1e9 / (System.nanoTime() - begin);
    }

    private static double[] scores(Scorer scorer, List<Example> examples) {
        return examples.stream()
                .mapToDouble(example -> scorer.score(example.sentence(), example.language()))
                .toArray();
    }

    private static boolean[] labels(List<Example> examples) {
        boolean[] labels = new boolean[examples.size()];
        for (int at = 0; at < labels.length; at++) {
            labels[at] = examples.get(at).worthy();
        }
        return labels;
    }

    /** Lines of a heading and then: number, perhaps an address, text, Yes or No. */
    private static List<Example> labelled(Path file, String language) throws IOException {
        String tag = language.substring(0, 2).equals("sp") ? "es" : language.substring(0, 2);
        List<String> lines = Files.readAllLines(file);
        List<Example> examples = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] fields = line.split("\t", -1);
            if (fields.length >= 3) {
                String label = fields[fields.length - 1].strip();
                examples.add(new Example(unquoted(fields[fields.length - 2]), tag, label.equals("Yes")));
            }
        }
        return examples;
    }

    private static String unquoted(String field) {
        boolean quoted = field.length() >= 2 && field.startsWith("\"") && field.endsWith("\"");
        return quoted ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    }

    /** Lines of: number, speaker, text, 1 or 0. */
    private static List<Example> debate(Path file) throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (fields.length >= 4) {
                examples.add(new Example(fields[2], "en", fields[3].strip().equals("1")));
            }
        }
        return examples;
    }
}
