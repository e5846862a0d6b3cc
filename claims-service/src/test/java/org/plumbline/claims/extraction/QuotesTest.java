package org.plumbline.claims.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.plumbline.claims.extraction.Quotes.Quote;

class QuotesTest {

    static Stream<Arguments> quotations() {
        return Stream.of(
                Arguments.of("en", "\u201CWe lost it,\u201D said a harbour official on Friday.", "a harbour official"),
                Arguments.of("en", "\u201CWe lost it,\u201D Ana Roe said.", "Ana Roe"),
                Arguments.of("en", "Ana Roe said: \u201CWe lost it.\u201D", "Ana Roe"),
                Arguments.of("en", "On Monday, the mayor told reporters \"we lost it\".", "the mayor"),
                Arguments.of("en", "While Ana Roe vowed to \u201Cwin it\u201D, nobody came.", "Ana Roe"),
                Arguments.of("fr", "\u00AB Nous avons perdu \u00BB, a d\u00E9clar\u00E9 le maire.", "le maire"),
                Arguments.of("es", "\u00ABHemos perdido\u00BB, dijo la alcaldesa.", "la alcaldesa"));
    }

    @ParameterizedTest
    @MethodSource("quotations")
    void tellsWhoIsQuoted(String language, String text, String speaker) {
        assertThat(Quotes.find(text, language))
                .singleElement()
                .extracting(Quote::speaker)
                .isEqualTo(speaker);
    }

    @Test
    void aQuotationThatFollowsAnotherHasItsSpeaker() {
        String text = "\u201CIt is over,\u201D said the captain.\n\n\u201CThe sea won. We went home.\u201D";

        List<Quote> quotes = Quotes.find(text, "en");

        assertThat(quotes).extracting(Quote::speaker).containsExactly("the captain", "the captain");
        assertThat(quotes).extracting(Quote::carried).containsExactly(false, true);
        assertThat(quotes).extracting(Quote::text).containsExactly("It is over,", "The sea won. We went home.");
        assertThat(text.substring(quotes.getLast().start(), quotes.getLast().end()))
                .isEqualTo("\u201CThe sea won. We went home.\u201D");
    }

    @Test
    void aSpeakerWhoIsNotNamedIsNotMadeUp() {
        assertThat(Quotes.find("The sign read \u201Cclosed\u201D. Rain fell.", "en"))
                .singleElement()
                .extracting(Quote::speaker)
                .isNull();
    }

    @Test
    void anOpeningMarkAloneQuotesNothing() {
        assertThat(Quotes.find("He was 5'6\" tall and \u201Cnever came back.", "en"))
                .isEmpty();
        assertThat(Quotes.find("\u201C", "en")).isEmpty();
        assertThat(Quotes.find("\u201C\u201D", "en"))
                .singleElement()
                .extracting(Quote::text)
                .isEqualTo("");
    }
}
