package org.plumbline.e2e.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.plumbline.claims.extraction.Corpus.Learner;
import org.plumbline.claims.extraction.Refit.Example;

/**
 * Check-worthiness on debates and speeches whose sentences are to be ranked, as in CheckThat! 2019 task 1: a folder for
 * each split, a table for each debate. Each debate is ranked by what the others of its folder teach; those of other
 * folders than training also by what training teaches.
 */
final class Debates {

    static final String SET = "clef2019";

    private final Report report;

    Debates(Report report) {
        this.report = report;
    }

    private record Debate(String split, List<Integer> places) {

        boolean isTraining() {
            return split.startsWith("train");
        }
    }

    void measure(Path data) {
        List<Example> all = new ArrayList<>();
        Map<String, List<Debate>> splits = read(data, all);
        if (splits.isEmpty()) {
            report.leftOut(SET, "the folder has none of its labelled debates");
            return;
        }
        report.progress("reading " + all.size() + " sentences of " + SET);
        Learners learners = new Learners(all);
        List<Integer> training = splits.values().stream()
                .flatMap(List::stream)
                .filter(Debate::isTraining)
                .flatMap(debate -> debate.places().stream())
                .toList();
        splits.forEach((split, debates) -> {
            figure(split, "MAP", Learners.SHIPPED, learners, debates, debate -> learners.shipped(debate.places()));
            Learners.LEARNERS.forEach((name, learner) -> {
                if (debates.size() > 1) {
                    report.progress("leaving out each of " + debates.size() + " debates of " + split + ": " + name);
                    figure(
                            split,
                            "MAP, one left out",
                            name,
                            learners,
                            debates,
                            debate -> learners.scores(learner, others(debates, debate), debate.places()));
                }
                if (!training.isEmpty() && !debates.getFirst().isTraining()) {
                    trained(split, learners, debates, training, name, learner);
                }
            });
        });
    }

    private void trained(
            String split,
            Learners learners,
            List<Debate> debates,
            List<Integer> training,
            String name,
            Learner learner) {
        report.progress("learning " + name + " from the debates of training, for " + split);
        var learned = learners.learned(learner, training);
        figure(
                split,
                "MAP, from training",
                name,
                learners,
                debates,
                debate -> Learners.scores(debate.places(), learned::score));
    }

    private static List<Integer> others(List<Debate> debates, Debate left) {
        List<Integer> others = new ArrayList<>();
        debates.stream().filter(debate -> !debate.equals(left)).forEach(debate -> others.addAll(debate.places()));
        return others;
    }

    private interface Ranking {
        double[] scores(Debate debate);
    }

    private void figure(
            String split, String measure, String of, Learners learners, List<Debate> debates, Ranking ranking) {
        double sum = 0;
        int count = 0;
        for (Debate debate : debates) {
            double precision = Measures.averagePrecision(ranking.scores(debate), learners.labels(debate.places()));
            if (!Double.isNaN(precision)) {
                sum += precision;
                count++;
            }
        }
        if (count > 0) {
            report.figure(new Figure(SET + " " + split, measure, of, sum / count, count));
        }
    }

    /** The labelled debates by the folder that they stand in. */
    private Map<String, List<Debate>> read(Path data, List<Example> all) {
        Map<String, List<Debate>> splits = new TreeMap<>();
        for (Path file : DataFiles.ofSet(data, SET, report)) {
            if (!DataFiles.isCalled(file, ".tsv")) {
                continue;
            }
            try {
                List<Example> debate = debate(DataFiles.lines(file));
                if (debate.isEmpty()) {
                    report.leftOut(data.relativize(file).toString(), "it has no sentences labelled 1 or 0");
                    continue;
                }
                List<Integer> places = IntStream.range(all.size(), all.size() + debate.size())
                        .boxed()
                        .toList();
                all.addAll(debate);
                String split = DataFiles.folder(file);
                splits.computeIfAbsent(split, key -> new ArrayList<>()).add(new Debate(split, places));
            } catch (IOException e) {
                report.unreadable(file, e);
            }
        }
        return splits;
    }

    /** Lines of: number, speaker, text, 1 or 0; none if there are no labels. */
    private static List<Example> debate(List<String> lines) {
        List<Example> examples = new ArrayList<>();
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            String label = fields[fields.length - 1].strip();
            if (fields.length == 4 && isNumber(fields[0]) && (label.equals("1") || label.equals("0"))) {
                examples.add(new Example(fields[2], "en", label.equals("1")));
            }
        }
        return examples;
    }

    private static boolean isNumber(String field) {
        return !field.isBlank() && field.strip().chars().allMatch(Character::isDigit);
    }
}
