package org.plumbline.e2e.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.extraction.Corpus.Learner;
import org.plumbline.claims.extraction.Refit.Example;

/**
 * Check-worthiness on sentences and posts labelled Yes or No, as in CheckThat! 2024 task 1: tables of which each has a
 * language and a split in its name. Learners learn from the language's train split; every split is measured.
 */
final class LabelledSentences {

    static final String SET = "ct24";
    private static final String F1 = "F1 of Yes";
    private static final List<String> TEXT = List.of("text", "tweet_text", "sentence", "sentence_text");
    private static final List<String> LABEL = List.of("class_label", "check_worthiness", "label", "class");

    private final Report report;

    LabelledSentences(Report report) {
        this.report = report;
    }

    /** A table that could be read. */
    record Split(String language, String name, List<Example> examples) {

        boolean isTrain() {
            return name.equals("train") || name.equals("training");
        }

        /** As figures name it. */
        String title() {
            return SET + " " + Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH) + " " + name;
        }
    }

    /** All labelled tables of the set. */
    List<Split> read(Path data) {
        List<Split> splits = new ArrayList<>();
        for (Path file : DataFiles.ofSet(data, SET, report)) {
            if (!DataFiles.isCalled(file, ".tsv")) {
                continue;
            }
            try {
                Split split = split(data, file);
                if (split.examples().isEmpty()) {
                    report.leftOut(data.relativize(file).toString(), "it has no labels, Yes or No");
                } else {
                    splits.add(split);
                }
            } catch (IOException e) {
                report.unreadable(file, e);
            }
        }
        return splits;
    }

    private Split split(Path data, Path file) throws IOException {
        String stem = DataFiles.stem(file);
        String language = Languages.of(stem);
        String name = Arrays.stream(stem.split("[_.\\s]+", -1))
                .filter(word -> !Languages.isName(word, language))
                .filter(word -> !word.equals("ct24") && !word.startsWith("checkworthy"))
                .collect(Collectors.joining("_"));
        List<String> lines = DataFiles.lines(file);
        List<Example> examples = examples(lines, language);
        long rows = lines.stream().skip(1).filter(line -> !line.isBlank()).count();
        if (!examples.isEmpty() && examples.size() < rows) {
            report.leftOut(
                    (rows - examples.size()) + " rows of " + data.relativize(file), "they are no text with Yes or No");
        }
        return new Split(language, name.isEmpty() ? "all" : name, examples);
    }

    /** Lines of a heading and then: number, perhaps an address, text, Yes or No. */
    private static List<Example> examples(List<String> lines, String language) throws IOException {
        if (lines.isEmpty()) {
            throw new IOException("The file is empty");
        }
        List<String> heading = Arrays.stream(lines.getFirst().split("\t", -1))
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList();
        int text = column(heading, TEXT);
        int label = column(heading, LABEL);
        if (text < 0) {
            throw new IOException("No column of text in: " + lines.getFirst());
        }
        List<Example> examples = new ArrayList<>();
        for (String line : label < 0 ? List.<String>of() : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            Boolean worthy = fields.length == heading.size() ? worthy(fields[label]) : null;
            if (worthy != null) {
                examples.add(new Example(unquoted(fields[text]), language, worthy));
            }
        }
        return examples;
    }

    private static int column(List<String> heading, List<String> names) {
        return IntStream.range(0, heading.size())
                .filter(at -> names.contains(heading.get(at)))
                .findFirst()
                .orElse(-1);
    }

    private static @Nullable Boolean worthy(String label) {
        return switch (label.strip().toLowerCase(Locale.ROOT)) {
            case "yes", "1", "true" -> true;
            case "no", "0", "false" -> false;
            default -> null;
        };
    }

    private static String unquoted(String field) {
        boolean quoted = field.length() >= 2 && field.startsWith("\"") && field.endsWith("\"");
        return quoted ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    }

    /** Measures the splits of each language. */
    void measure(List<Split> splits) {
        if (splits.isEmpty()) {
            report.leftOut(SET, "the folder has none of its labelled tables");
        }
        Map<String, List<Split>> byLanguage = new TreeMap<>();
        splits.forEach(split -> byLanguage
                .computeIfAbsent(split.language(), key -> new ArrayList<>())
                .add(split));
        byLanguage.values().forEach(this::measureLanguage);
    }

    private void measureLanguage(List<Split> splits) {
        List<Example> all = new ArrayList<>();
        List<Integer> training = new ArrayList<>();
        List<List<Integer>> places = new ArrayList<>();
        for (Split split : splits) {
            List<Integer> here = IntStream.range(
                            all.size(), all.size() + split.examples().size())
                    .boxed()
                    .toList();
            all.addAll(split.examples());
            places.add(here);
            training.addAll(split.isTrain() ? here : List.of());
        }
        report.progress("reading " + all.size() + " sentences of " + SET + " "
                + splits.getFirst().language());
        Learners learners = new Learners(all);
        for (int at = 0; at < splits.size(); at++) {
            figure(
                    splits.get(at),
                    learners,
                    places.get(at),
                    Learners.SHIPPED,
                    learners.shipped(places.get(at)),
                    Learners.SHIPPED_THRESHOLD);
        }
        if (training.isEmpty()) {
            report.leftOut("refits on " + SET + " " + splits.getFirst().language(), "there is no train split");
            return;
        }
        Learners.LEARNERS.forEach((name, learner) -> {
            report.progress("learning " + name + " from " + training.size() + " sentences");
            learned(splits, learners, places, training, name, learner);
        });
    }

    private void learned(
            List<Split> splits,
            Learners learners,
            List<List<Integer>> places,
            List<Integer> training,
            String name,
            Learner learner) {
        report.figure(new Figure(
                splits.stream().filter(Split::isTrain).findFirst().orElseThrow().title() + ", in fifths",
                F1,
                name,
                learners.crossValidated(learner, training),
                training.size()));
        double threshold = learners.threshold(learner, training);
        List<Integer> others = new ArrayList<>();
        for (int at = 0; at < splits.size(); at++) {
            others.addAll(splits.get(at).isTrain() ? List.of() : places.get(at));
        }
        double[] scores = learners.scores(learner, training, others);
        int from = 0;
        for (int at = 0; at < splits.size(); at++) {
            if (!splits.get(at).isTrain()) {
                int to = from + places.get(at).size();
                figure(splits.get(at), learners, places.get(at), name, Arrays.copyOfRange(scores, from, to), threshold);
                from = to;
            }
        }
    }

    private void figure(
            Split split, Learners learners, List<Integer> places, String of, double[] scores, double threshold) {
        report.figure(new Figure(
                split.title(), F1, of, Measures.f1(scores, learners.labels(places), threshold), places.size()));
    }
}
