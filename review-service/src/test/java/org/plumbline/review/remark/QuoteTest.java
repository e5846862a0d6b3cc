package org.plumbline.review.remark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import org.plumbline.review.publication.MarkedPassage;

class QuoteTest {

    private static final String TEXT = "The ministry counted 33,037. The count stood. Later the count rose.";

    @Test
    void isFoundByItsWords() {
        assertThat(new Quote("33,037", "", "").find(TEXT, 4)).hasValue(new MarkedPassage(4, 21, 27));
        assertThat(new Quote("34,000", "ministry counted ", ". The").find(TEXT, 1))
                .isEmpty();
    }

    @Test
    void isFoundWhereMostOfWhatStoodAroundItDoes() {
        int last = TEXT.lastIndexOf("count");
        assertThat(new Quote("count", "Later the ", " rose.").find(TEXT, 1))
                .hasValue(new MarkedPassage(1, last, last + 5));
        assertThat(new Quote("count", "since then, the ", " stood").find(TEXT, 1))
                .map(MarkedPassage::start)
                .hasValue(TEXT.indexOf("count stood"));
    }

    @Test
    void followsItsPassageWhenTheTextMoves() {
        Quote quote = new Quote("count", "", "");
        Quote made = quote.in(TEXT, new MarkedPassage(1, 33, 38));
        assertThat(made)
                .isEqualTo(new Quote("count", "he ministry counted 33,037. The ", " stood. Later the count rose."));

        String moved =
                "A new beginning. Later the count rose, after all. The ministry counted 33,037. The count stood.";
        assertThat(made.find(moved, 1)).map(MarkedPassage::start).hasValue(moved.indexOf("count stood"));
    }

    @Test
    void isAmbiguousOnlyWithoutWhatStandsAroundIt() {
        assertThat(new Quote("count", "", "").isAmbiguousIn(TEXT)).isTrue();
        assertThat(new Quote("count", "Later the ", "").isAmbiguousIn(TEXT)).isFalse();
        assertThat(new Quote("ministry", "", "").isAmbiguousIn(TEXT)).isFalse();
    }

    @Test
    void neverKeepsHalfACharacter() {
        String text = "🟢".repeat(40) + "here" + "🔴".repeat(40);
        Quote made = new Quote("here", "", "").in(" " + text + " ", new MarkedPassage(1, 81, 85));
        assertThat(made.prefix()).isEqualTo("🟢".repeat(16));
        Quote odd = new Quote("ere", "", "").in(text, new MarkedPassage(1, 81, 84));
        assertThat(odd.prefix()).isEqualTo("🟢".repeat(15) + "h");
        assertThat(odd.suffix()).isEqualTo("🔴".repeat(16));
    }

    @Test
    void takesAnyWhiteSpaceForOneSpace() {
        assertThat(Quote.normal("  a\u00a0b\n\n c\t")).isEqualTo("a b c");
    }
}
