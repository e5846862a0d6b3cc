package org.plumbline.e2e.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.article.ArticlePage;
import org.plumbline.claims.extraction.Candidates;
import org.plumbline.claims.extraction.CheckWorthiness;
import org.plumbline.claims.extraction.Weights;
import org.plumbline.claims.quantity.reading.Context;
import org.plumbline.claims.quantity.reading.QuantityReader;

/** The body text of news pages, as in Zyte's article extraction benchmark, and how fast pages and texts are read. */
final class NewsPages {

    static final String SET = "article-extraction";
    private static final LocalDate SOME_DAY = LocalDate.of(2024, 4, 7);
    private static final int LONG_ARTICLE = 5000;
    private static final int WARM_UP = 3;
    private static final double NANOSECONDS = 1e9;

    private final Report report;

    NewsPages(Report report) {
        this.report = report;
    }

    void measure(Path data) {
        List<Path> truths = DataFiles.ofSet(data, "article", report).stream()
                .filter(file -> DataFiles.name(file).equals("ground-truth.json"))
                .toList();
        if (truths.isEmpty()) {
            report.leftOut(SET, "the folder has no ground-truth.json with pages");
        }
        for (Path truth : truths) {
            try {
                measureAll(data, truth);
            } catch (IOException e) {
                report.unreadable(truth, e);
            }
        }
    }

    private void measureAll(Path data, Path truth) throws IOException {
        JsonNode expected;
        try (InputStream in = DataFiles.open(truth)) {
            expected = new ObjectMapper().readTree(in);
        }
        report.progress("reading the pages of " + data.relativize(truth));
        List<String> pages = new ArrayList<>();
        double sum = 0;
        for (Map.Entry<String, JsonNode> page : expected.properties()) {
            String body = page.getValue().path("articleBody").asText();
            String html = html(truth.resolveSibling("html"), page.getKey());
            if (html != null && !body.isBlank()) {
                pages.add(html);
                sum += Measures.tokenF1(ArticlePage.read(html).body(), body);
            }
        }
        if (pages.size() < expected.size()) {
            report.leftOut((expected.size() - pages.size()) + " pages of " + SET, "without HTML or body text");
        }
        if (!pages.isEmpty()) {
            figure("token F1 of the body", sum / pages.size(), pages.size());
            speeds(pages);
        }
    }

    private @Nullable String html(Path folder, String name) {
        for (String ending : List.of(".html.gz", ".html")) {
            Path file = folder.resolve(name + ending);
            if (Files.exists(file)) {
                try (InputStream in = DataFiles.open(file)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    report.unreadable(file, e);
                }
            }
        }
        return null;
    }

    private void speeds(List<String> pages) {
        report.progress("taking the time");
        figure("pages per second", perSecond(pages, ArticlePage::read), pages.size());
        List<String> texts =
                pages.stream().map(page -> ArticlePage.read(page).body()).toList();
        figure("texts per second", perSecond(texts, NewsPages::extract), texts.size());
        List<String> words = List.of(String.join(" ", texts).split(" ", -1));
        if (words.size() >= LONG_ARTICLE) {
            String article = String.join(" ", words.subList(0, LONG_ARTICLE));
            figure("seconds for 5,000 words", 1 / perSecond(List.of(article), NewsPages::extract), 1);
        }
    }

    /** All that is done with an article's text: candidates and quantities. */
    private static void extract(String text) {
        new Candidates(new CheckWorthiness(Weights.shipped())).find(text, "en", SOME_DAY);
        QuantityReader.read(text, Locale.ENGLISH, Context.NONE);
    }

    private static double perSecond(List<String> texts, Consumer<String> work) {
        for (int round = 0; round < WARM_UP; round++) {
            texts.forEach(work);
        }
        long begin = System.nanoTime();
        texts.forEach(work);
        return texts.size() * NANOSECONDS / (System.nanoTime() - begin);
    }

    private void figure(String measure, double value, int count) {
        report.figure(new Figure(SET, measure, Learners.SHIPPED, value, count));
    }
}
