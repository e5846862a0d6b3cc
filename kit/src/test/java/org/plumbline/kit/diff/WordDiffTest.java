package org.plumbline.kit.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordDiffTest {

    @Test
    void marksWholeWordsAndNumbers() {
        assertThat(WordDiff.between("The river rose 1,200 mm.", "The river fell 1,300 mm."))
                .containsExactly(
                        new Passage(Passage.Kind.SAME, "The river "),
                        new Passage(Passage.Kind.REMOVED, "rose"),
                        new Passage(Passage.Kind.ADDED, "fell"),
                        new Passage(Passage.Kind.SAME, " "),
                        new Passage(Passage.Kind.REMOVED, "1,200"),
                        new Passage(Passage.Kind.ADDED, "1,300"),
                        new Passage(Passage.Kind.SAME, " mm."));
    }

    @ParameterizedTest
    @CsvSource({"'', a word", "a word, ''", "هطل المطر أمس, هطل الثلج أمس", "我们昨天去了海边, 我们今天去了海边", "'a\nb\nc', 'a\nc'"})
    void holdsBothTexts(String before, String after) {
        assertHoldsBoth(before, after);
    }

    @Test
    void holdsBothTextsWhateverTheyAre() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            assertHoldsBoth(words(random, 60, " "), words(random, 60, " "));
        }
    }

    @Test
    void isQuickWhereNothingIsAlike() {
        Random random = new Random(8);
        String before = words(random, 40_000, "\n");
        String after = words(random, 40_000, "\n").toUpperCase(Locale.ROOT);

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> assertHoldsBoth(before, after));
    }

    private static void assertHoldsBoth(String before, String after) {
        List<Passage> passages = WordDiff.between(before, after);
        assertThat(joined(passages, Passage.Kind.ADDED)).isEqualTo(before);
        assertThat(joined(passages, Passage.Kind.REMOVED)).isEqualTo(after);
    }

    private static String joined(List<Passage> passages, Passage.Kind without) {
        return passages.stream()
                .filter(passage -> passage.kind() != without)
                .map(Passage::text)
                .collect(Collectors.joining());
    }

    private static String words(Random random, int count, String separator) {
        return random.ints(count, 0, 12)
                .mapToObj(letter -> String.valueOf((char) ('a' + letter)))
                .collect(Collectors.joining(separator));
    }
}
