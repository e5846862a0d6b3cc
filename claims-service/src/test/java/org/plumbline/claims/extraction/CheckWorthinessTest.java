package org.plumbline.claims.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.claims.extraction.CheckWorthiness.Reason;
import org.plumbline.claims.extraction.CheckWorthiness.Score;

class CheckWorthinessTest {

    private final CheckWorthiness shipped = new CheckWorthiness(Weights.shipped());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The ministry said more than 4,000 people were killed in the floods.  | I think that is a terrible thing to say.
            en | Unemployment fell to 4.2 percent in March.                          | Will unemployment fall one day?
            en | The senator voted against the bill 14 times.                        | Thank you all very much for coming here.
            en | At least 14 sailors drowned off Porto on Monday.                    | We must do something about it, maybe.
            en | The mayor closed three of the five schools.                         | The mayor is a wonderful person.
            fr | Le chômage a augmenté de 3 % en 2023.                               | Je pense que c'est très beau.
            es | Al menos 12 personas murieron en el ataque.                         | Creo que es maravilloso.
            ar | قتل 14 شخصا على الأقل في الهجوم.                                     | شكرا لكم جميعا.
            """)
    void factsStandAboveOpinionQuestionsAndCourtesy(String language, String fact, String other) {
        assertThat(shipped.score(fact, language)).isGreaterThan(0.5);
        assertThat(shipped.score(other, language)).isLessThan(0.4);
    }

    @Test
    void contributionsAddUpToTheScore() {
        String sentence = "The ministry said more than 4,000 people were killed in the floods.";

        Score score = shipped.score(Features.of(sentence, "en"));

        double sum = score.reasons().stream().mapToDouble(Reason::contribution).sum()
                + Weights.shipped().bias();
        assertThat(score.value()).isCloseTo(1 / (1 + Math.exp(-sum)), within(1e-12));
        assertThat(score.reasons().getFirst().feature()).isEqualTo(Feature.NUMBER);
        assertThat(score.reasons().getFirst().feature().reason()).isEqualTo("has a number");
        assertThat(score.reasons()).extracting(Reason::feature).contains(Feature.COMPARATOR, Feature.MEASURE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            In 2019 the law changed.              | false
            It came 3rd at 10:30.                 | false
            On October 7 the war began.           | false
            They agreed on a six-week ceasefire.  | true
            It cost $5.                           | true
            Some 40,000 left.                     | true
            Seven were hurt.                      | true
            """)
    void yearsOrdinalsAndTimesAreNoNumbers(String sentence, boolean counts) {
        assertThat(Features.of(sentence, "en").containsKey(Feature.NUMBER)).isEqualTo(counts);
    }

    @Test
    void theCountryIsNotThePronoun() {
        assertThat(Features.of("The US sent ships.", "en")).doesNotContainKey(Feature.FIRST_PLURAL);
        assertThat(Features.of("They sent us ships.", "en")).containsKey(Feature.FIRST_PLURAL);
    }

    @Test
    void aLanguageWithoutWordsHasOnlyWhatCanBeSeen() {
        assertThat(Features.of("Neun 500 Menschen kamen nach Bonn.", "de"))
                .containsKeys(Feature.NUMBER, Feature.NAMES)
                .doesNotContainKeys(Feature.MEASURE, Feature.PAST);
    }

    @Test
    void weightsSurviveBeingWritten() {
        Weights weights = new Weights(-1.5, Map.of(Feature.NUMBER, 2.25, Feature.OPINION, -0.5));

        assertThat(Weights.parse(weights.format()).of(Feature.NUMBER)).isEqualTo(2.25);
        assertThat(Weights.parse(weights.format()).bias()).isEqualTo(-1.5);
        assertThatThrownBy(() -> Weights.parse("LUCK = 1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Weights.parse("NUMBER = NaN")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0640\u0640", "...", "\uD83D", "\u0301", "'s", "\u2019", "-5-", "1/2/"})
    void takesTextOfAnyKind(String text) {
        for (String language : List.of("en", "fr", "es", "ar", "xx")) {
            assertThat(shipped.score(text, language)).isBetween(0.0, 1.0);
            assertThat(DateResolver.resolve(text, language, LocalDate.of(2024, 4, 7)))
                    .isEmpty();
            assertThat(Quotes.find(text, language)).isEmpty();
        }
    }

    @Test
    void everyFeatureHasAShippedWeight() {
        assertThat(Weights.shipped().of()).containsOnlyKeys(Feature.values());
    }
}
