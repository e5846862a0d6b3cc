package org.plumbline.claims.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void ourOwnNamesNeedNoQuestionHoweverTheyAreWritten() {
        Columns.Guess guess = Columns.guess(List.of("Text", "Stated on", "PUBLISHED-ON", "", "row"), Map.of());

        assertThat(guess.columns().fields()).containsExactly("text", "stated_on", "published_on", "", "");
        assertThat(guess.certain()).isTrue();
    }

    @Test
    void otherNamesAreAskedForOnce() {
        List<String> header = List.of("Behauptung", "language", "Notiz");

        assertThat(Columns.guess(header, Map.of()).certain()).isFalse();
        assertThat(Columns.guess(header, Map.of("behauptung", "text", "notiz", "")))
                .isEqualTo(new Columns.Guess(new Columns(List.of("text", "language", "")), true));
    }

    @Test
    void twoColumnsOfOneNameAndAMissingTextAreAskedFor() {
        assertThat(Columns.guess(List.of("text", "Text"), Map.of()))
                .isEqualTo(new Columns.Guess(new Columns(List.of("text", "")), false));
        assertThat(Columns.guess(List.of("language"), Map.of()).certain()).isFalse();
    }

    @Test
    void refusesColumnsByWhichNoRowCanBeRead() {
        assertThatThrownBy(() -> new Columns(List.of("claimant", "claimant", "colour")).check(4, "klingon!"))
                .hasMessage("columns must say for each of the 4 columns what it holds;"
                        + " columns[1] must not be a field that another column holds;"
                        + " columns[2] must be one of the fields; text must be the content of one of the columns;"
                        + " language must be a BCP 47 tag of a language that ISO 639 knows, such as en or ar-EG");
        assertThatThrownBy(() -> new Columns(List.of("text")).check(1, null))
                .hasMessage("language must be the content of one of the columns, or chosen for all rows");
        assertThatCode(() -> new Columns(List.of("text")).check(1, "en")).doesNotThrowAnyException();
    }
}
