package org.plumbline.claims.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "The dam broke.                  | the dam broke",
                "  THE   DAM,\tbroke!!           | the dam broke",
                "\"The dam\" – broke …           | the dam broke",
                "The dam\u00a0broke\u200b        | the dam broke",
                "Straße                          | strasse",
                "ﬁve wells                       | five wells",
                "Ｆｕｌｌ　width                  | full width",
                "I don’t know                    | i don t know",
                "قال: «هطل المطر»، أمس!           | قال هطل المطر أمس",
                "قُتل ٣٣٠٠٠ شخص                  | قُتل 33000 شخص",
                "More than 33,000 killed         | more than 33,000 killed",
                "It rose by 5% today.            | it rose by 5% today",
                "It cost $5.50, or €5            | it cost $5.50 or €5",
                "-5 degrees, - or so             | -5 degrees or so",
                "In 2023-24, twenty-four died    | in 2023-24 twenty four died",
                "It was 5, 6 or 7.               | it was 5 6 or 7",
            })
    void keepsTheWordsAlone(String text, String expected) {
        assertThat(NormalisedText.of(text).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5 million died       | 15 million died",
                "3-5 people died        | 3.5 people died",
                "It rose by 5%          | It rose by 5",
                "It was -5 degrees      | It was 5 degrees",
                "It cost €5             | It cost $5",
                "33,000 died            | 33 000 died",
                "Nobody died            | No body died",
            })
    void doesNotTakeTwoClaimsForOne(String one, String other) {
        assertThat(NormalisedText.of(one).sha256())
                .isNotEqualTo(NormalisedText.of(other).sha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "…!?", "\u200b"})
    void leavesNothingOfATextWithoutWords(String text) {
        assertThat(NormalisedText.of(text).text()).isEmpty();
    }

    @Test
    void doesNotChangeWhatIsNormalisedAlready() {
        String once = NormalisedText.of("“ﬁrst”: -5.5% of ٣٣ – Straße, no?").text();

        assertThat(NormalisedText.of(once).text()).isEqualTo(once);
    }
}
