package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.diff.Passage;

class DifferencesTest {

    private static final String LONG = "Nobody reads this word for word again. ".repeat(30);

    @Test
    void leavesOutWhatIsTheSameFarFromAChange() {
        Difference difference = only(LONG + "It stands, " + LONG, LONG + "It stands. " + LONG);

        assertThat(difference.passages().stream().filter(Passage::isRemoved).map(Passage::text))
                .containsExactly(",");
        assertThat(shown(difference)).hasSizeLessThan(400).contains("again. It stands", " […] ");
        assertThat(difference.passages().getFirst().text()).startsWith(" […] ").endsWith("It stands");
        assertThat(difference.passages().getLast().text()).startsWith(" Nobody").endsWith(" […] ");
    }

    @Test
    void keepsBothSidesOfWhatStandsBetweenTwoChanges() {
        Difference difference = only("One " + LONG + " two", "Eins " + LONG + " zwei");

        assertThat(difference.passages().get(2).text())
                .startsWith(" Nobody")
                .contains(" […] ")
                .endsWith("again.  ");
    }

    @Test
    void leavesAShortTextWhole() {
        assertThat(shown(only("The figure stands.", "The figure stood."))).isEqualTo("The figure standsstood.");
    }

    @Test
    void cutsNoCharacterInTwo() {
        Difference difference = only("a " + "😀".repeat(500) + " b", "c " + "😀".repeat(500) + " d");

        assertThat(shown(difference).codePoints().filter(point -> Character.getType(point) == Character.SURROGATE))
                .isEmpty();
    }

    @Test
    void comparesNothingWithSomething() {
        assertThat(new Differences().add("Quote", null, null).found()).isEmpty();
        assertThat(only(null, "So").passages()).containsExactly(new Passage(Passage.Kind.ADDED, "So"));
    }

    private static Difference only(@Nullable String before, String after) {
        return new Differences().add("Field", before, after).found().getFirst();
    }

    private static String shown(Difference difference) {
        return difference.passages().stream().map(Passage::text).collect(Collectors.joining());
    }
}
