package org.plumbline.claims.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.plumbline.claims.extraction.CheckWorthiness;
import org.plumbline.claims.extraction.Weights;
import org.plumbline.claims.quantity.Comparator;
import org.plumbline.kit.time.PartialDate;

class FindPassagesTest {

    private static final PartialDate PUBLISHED = PartialDate.parse("2025-03-12");

    private final FindPassages find = new FindPassages(new CheckWorthiness(Weights.shipped()));

    @Test
    void findsSentencesWithTheirExactSpans() {
        List<Passage> passages = find.in(Texts.STORM, "en", PUBLISHED);

        assertThat(passages).hasSizeGreaterThan(4).allSatisfy(passage -> assertThat(
                        Texts.STORM.substring(passage.start(), passage.end()))
                .isEqualTo(passage.text()));
        assertThat(passages.getFirst().text()).containsAnyOf("injured", "lost power");
    }

    @Test
    void readsQuantitiesWithSpansInTheSentence() {
        Passage passage = passage("injured");

        assertThat(passage.findings().quantities()).first().satisfies(quantity -> {
            assertThat(quantity.comparator()).isEqualTo(Comparator.AT_LEAST);
            assertThat(quantity.value()).isEqualByComparingTo(new BigDecimal(23));
            assertThat(passage.text()).startsWith("At least 23").contains(String.valueOf(quantity.text()));
            assertThat(quantity.start()).isZero();
        });
    }

    @Test
    void readsDatesWithSpansInTheSentence() {
        Passage passage = passage("Monday");

        assertThat(passage.findings().dates()).anySatisfy(date -> {
            assertThat(passage.text().substring(date.start(), date.end())).contains("Monday");
            assertThat(date.date()).isEqualTo(PartialDate.parse("2025-03-10"));
        });
    }

    @Test
    void tellsNoDatesIfItIsNotKnownWhenTheTextWasPublished() {
        assertThat(find.in(Texts.STORM, "en", null))
                .allSatisfy(passage -> assertThat(passage.findings().dates()).isEmpty());
        assertThat(find.in(Texts.STORM, "en", PartialDate.parse("2025-03")))
                .allSatisfy(passage -> assertThat(passage.findings().dates()).isEmpty());
    }

    @Test
    void tellsWhoIsQuoted() {
        assertThat(passage("sirens").speaker()).contains("Lund");
    }

    @Test
    void takesNobodyForTheSpeakerBecauseOfAWordInMarks() {
        String text =
                "Mayor Ana Lund said that what she called a “nuisance” had cost the town 3 million euros this year.";

        assertThat(find.in(text, "en", PUBLISHED).getFirst().speaker()).isNull();
    }

    @Test
    void readsAPassageThatSomebodySelected() {
        int start = Texts.STORM.indexOf("4,200 homes");
        Passage passage = find.at(start, start + "4,200 homes".length(), Texts.STORM, "en", PUBLISHED);

        assertThat(passage.text()).isEqualTo("4,200 homes");
        assertThat(passage.findings().quantities()).first().satisfies(quantity -> {
            assertThat(quantity.value()).isEqualByComparingTo(new BigDecimal(4200));
            assertThat(quantity.start()).isZero();
        });
    }

    private Passage passage(String word) {
        return find.in(Texts.STORM, "en", PUBLISHED).stream()
                .filter(passage -> passage.text().contains(word))
                .findFirst()
                .orElseThrow();
    }
}
