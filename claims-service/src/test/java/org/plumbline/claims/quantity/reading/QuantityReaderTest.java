package org.plumbline.claims.quantity.reading;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.plumbline.claims.quantity.Comparator;
import org.plumbline.claims.quantity.Provenance;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.time.PartialDate;

class QuantityReaderTest {

    private static final int FIELDS = 4;

    /** A line of {@code quantities/phrases.txt}. */
    record Phrase(String language, String published, String text, String reading) {

        Locale locale() {
            return Locale.forLanguageTag(language);
        }

        Context context() {
            return published.equals("-") ? Context.NONE : Context.published(PartialDate.parse(published));
        }

        @Override
        public String toString() {
            return language + ": " + text;
        }
    }

    static Stream<Phrase> phrases() throws IOException {
        try (InputStream file = QuantityReaderTest.class.getResourceAsStream("/quantities/phrases.txt")) {
            assertThat(file).isNotNull();
            List<Phrase> phrases = new ArrayList<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("#")) {
                    String[] fields = line.split(" \\| ", -1);
                    assertThat(fields).as(line).hasSize(FIELDS);
                    phrases.add(new Phrase(fields[0], fields[1], fields[2], fields[3]));
                }
            }
            return phrases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("phrases")
    void readsEachPhraseOfTheTable(Phrase phrase) {
        List<Quantity> quantities = QuantityReader.read(phrase.text(), phrase.locale(), phrase.context());

        assertThat(Rendering.of(quantities)).isEqualTo(phrase.reading());
        for (Quantity quantity : quantities) {
            assertThat(phrase.text().substring(requireNonNull(quantity.start()), requireNonNull(quantity.end())))
                    .isEqualTo(quantity.text());
        }
    }

    @Test
    void tableIsLargeAndVariedAndAThirdOfItCountsNothing() throws IOException {
        List<Phrase> all = phrases().toList();
        Set<String> shapes = new HashSet<>();
        for (Phrase phrase : all) {
            assertThat(shapes.add(phrase.language() + phrase.text().replaceAll("\\p{Nd}+", "#")))
                    .as("like another but for the number: %s", phrase)
                    .isTrue();
        }
        long nothing =
                all.stream().filter(phrase -> phrase.reading().equals("-")).count();

        assertThat(all).hasSizeGreaterThanOrEqualTo(300);
        assertThat(nothing * 3).isGreaterThanOrEqualTo(all.size());
        assertThat(all).extracting(phrase -> phrase.locale().getLanguage()).contains("en", "ar", "fr", "es");
    }

    @Test
    void takesFromTheContextWhatTheSentenceLeavesOutAndSaysSo() {
        Context context = new Context(PartialDate.parse("2024-04-07"), "Gaza", "Palestinians");

        Quantity quantity = QuantityReader.read(
                        "Officials: more than 33,000 killed since October 7", Locale.ENGLISH, context)
                .getFirst();

        assertThat(quantity.comparator()).isEqualTo(Comparator.MORE_THAN);
        assertThat(quantity.place()).isEqualTo("Gaza");
        assertThat(quantity.ofWhom()).isEqualTo("Palestinians");
        assertThat(quantity.periodStart()).isEqualTo(PartialDate.parse("2023-10-07"));
        assertThat(quantity.asOf()).isEqualTo(PartialDate.parse("2024-04-07"));
        assertThat(quantity.provenance())
                .containsEntry("value", Provenance.STATED)
                .containsEntry("measure", Provenance.STATED)
                .containsEntry("place", Provenance.CONTEXT)
                .containsEntry("ofWhom", Provenance.CONTEXT)
                .containsEntry("periodStart", Provenance.CONTEXT)
                .containsEntry("asOf", Provenance.ASSUMED);
    }

    @Test
    void dayWithoutAYearIsTheLastOneUpToPublication() {
        String text = "Since October 7, 40 people have been killed.";

        assertThat(start(text, "2024-10-06")).isEqualTo(PartialDate.parse("2023-10-07"));
        assertThat(start(text, "2024-10-07")).isEqualTo(PartialDate.parse("2024-10-07"));
        assertThat(start("40 people have been killed since last February.", "2024-02-20"))
                .isEqualTo(PartialDate.parse("2024-02"));
    }

    @Test
    void keepsSentencesApart() {
        List<Quantity> quantities = QuantityReader.read(
                "Nobody knows what happened in Homs. The ministry said 12 people died. Later 30 were hurt in Hama.",
                Locale.ENGLISH,
                Context.NONE);

        assertThat(quantities).extracting(Quantity::place).containsExactly(null, "Hama");
        assertThat(quantities).extracting(Quantity::attributedTo).containsExactly("ministry", null);
    }

    @Test
    void readsNoOtherLanguage() {
        assertThat(QuantityReader.read("33.000 Tote", Locale.GERMAN, Context.NONE))
                .isEmpty();
    }

    private static PartialDate start(String text, String published) {
        return requireNonNull(QuantityReader.read(text, Locale.ENGLISH, Context.published(PartialDate.parse(published)))
                .getFirst()
                .periodStart());
    }
}
