package org.plumbline.e2e.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.plumbline.claims.extraction.Refit.Example;
import org.plumbline.claims.quantity.reading.Context;
import org.plumbline.claims.quantity.reading.QuantityReader;

/**
 * Quantities: in how many claims that their makers call numerical one is read, as in CheckThat! 2025 task 3, and in how
 * many sentences without any number one is read wrongly. The set does not say which quantities a claim has, so that
 * there is no precision of them.
 */
final class NumericalClaims {

    static final String SET = "ct25-num";
    private static final String TITLE = "ct25-numerical ";
    private static final Set<String> READ = Set.of("en", "ar", "es", "fr");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");

    /** Their beginnings: whoever writes one of them may mean a number. */
    private static final Map<String, Pattern> NUMBER_WORDS = Map.of(
            "en",
            Pattern.compile(
                    "(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|.*teen|twent|thirt|fort|fift|"
                            + "sixt|sevent|eight|ninet|hundred|thousand|million|billion|trillion|dozen|hal(f|v)|third|quarter|"
                            + "fourth|zero|both|doubl|tripl|twice|once|couple|score).*"),
            "fr",
            Pattern.compile("(un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onz|douz|treiz|quatorz|quinz|seiz|vingt|"
                    + "trent|quarant|cinquant|soixant|cent|mill|demi|moiti|tiers|quart|zéro|doubl|tripl).*"),
            "es",
            Pattern.compile("(un|dos|tres|cuatr|cinc|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci|"
                    + "veint|treint|cuarent|cincuent|sesent|setent|ochent|novent|cien|doscient|trescient|quinient|mil|"
                    + "decen|docen|medi|mitad|terci|cuart|cero|dobl|tripl).*"),
            "ar",
            Pattern.compile(
                    ".*(واحد|احد|أحد|إحد|اثن|إثن|ثلاث|ثلث|ربع|أربع|اربع|خمس|ست|سبع|ثمان|ثمن|تسع|عشر|مئ|مائ|ألف|الف|"
                            + "آلاف|ألوف|مليون|ملايين|مليار|نصف|صفر|ضعف|عشرات|ان|ين).*"));

    private final Report report;

    NumericalClaims(Report report) {
        this.report = report;
    }

    private record Claim(String text, String kind) {}

    void measure(Path data) {
        Map<String, List<Claim>> splits = new LinkedHashMap<>();
        for (Path file : DataFiles.ofSet(data, SET, report)) {
            if (DataFiles.isCalled(file, ".json", ".jsonl")) {
                try {
                    splits.put(DataFiles.stem(file), claims(file));
                } catch (IOException e) {
                    report.unreadable(file, e);
                }
            }
        }
        if (splits.isEmpty()) {
            report.leftOut(SET, "the folder has none of its claims");
        }
        splits.forEach(this::measureSplit);
    }

    private void measureSplit(String name, List<Claim> claims) {
        String language = Languages.of(name);
        if (!READ.contains(language) || claims.isEmpty()) {
            report.leftOut(
                    TITLE + name, claims.isEmpty() ? "it has no claims" : "no quantities are read in " + language);
            return;
        }
        report.progress("reading the quantities of " + TITLE + name);
        share(name, "claims with a quantity", language, claims, claim -> true);
        share(
                name,
                "same, with a digit, not temporal",
                language,
                claims,
                claim -> !claim.kind().equals("temporal")
                        && DIGIT.matcher(claim.text()).find());
    }

    private void share(String name, String measure, String language, List<Claim> claims, Predicate<Claim> which) {
        List<Claim> some = claims.stream().filter(which).toList();
        long found = some.stream()
                .filter(claim -> hasQuantity(claim.text(), language))
                .count();
        if (!some.isEmpty()) {
            report.figure(
                    new Figure(TITLE + name, measure, Learners.SHIPPED, (double) found / some.size(), some.size()));
        }
    }

    private static boolean hasQuantity(String text, String language) {
        return !QuantityReader.read(text, Locale.forLanguageTag(language), Context.NONE)
                .isEmpty();
    }

    /** How often a quantity is read where there is neither a digit nor a word of a number. */
    void falseAlarms(List<LabelledSentences.Split> splits) {
        for (LabelledSentences.Split split : splits) {
            Pattern numbers = NUMBER_WORDS.get(split.language());
            if (numbers == null) {
                continue;
            }
            List<String> without = split.examples().stream()
                    .map(Example::sentence)
                    .filter(sentence -> !hasNumber(sentence, numbers))
                    .toList();
            report.progress("reading quantities where there are none, in " + split.title());
            long found = without.stream()
                    .filter(sentence -> hasQuantity(sentence, split.language()))
                    .count();
            if (!without.isEmpty()) {
                report.figure(new Figure(
                        split.title(),
                        "quantities where no number is",
                        Learners.SHIPPED,
                        (double) found / without.size(),
                        without.size()));
            }
        }
    }

    private static boolean hasNumber(String sentence, Pattern numbers) {
        return DIGIT.matcher(sentence).find()
                || WORD.matcher(sentence.toLowerCase(Locale.ROOT))
                        .results()
                        .anyMatch(word -> numbers.matcher(word.group()).matches());
    }

    /** One claim a line, or one list of claims. */
    private static List<Claim> claims(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> nodes = new ArrayList<>();
        String all = String.join("\n", DataFiles.lines(file)).strip();
        if (all.startsWith("[")) {
            mapper.readTree(all).forEach(nodes::add);
        } else {
            for (String line : all.lines().filter(each -> !each.isBlank()).toList()) {
                nodes.add(mapper.readTree(line));
            }
        }
        return nodes.stream()
                .filter(node -> node.hasNonNull("claim"))
                .map(node -> new Claim(
                        node.get("claim").asText(), node.path("taxonomy_label").asText("")))
                .toList();
    }
}
