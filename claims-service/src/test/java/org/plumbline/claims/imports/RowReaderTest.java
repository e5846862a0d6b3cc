package org.plumbline.claims.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.csv.CsvFile;
import org.plumbline.kit.time.PartialDate;

class RowReaderTest {

    private static final List<String> ALL = List.of(
            "text",
            "language",
            "claimant",
            "source",
            "stated_on",
            "url",
            "publisher",
            "headline",
            "published_on",
            "topics",
            "restatement");

    @Test
    void readsEveryColumn() {
        RowReader.Reading reading = read(
                ALL,
                null,
                " At least 12 bridges\r\nare closed ",
                "EN",
                "A mayor",
                "Road office",
                "2025-03",
                "https://paper.example/bridges",
                "Paper",
                "Bridges closed",
                "2025-03-04",
                "City roads; safety;;",
                "At least 12 bridges in town are closed");

        assertThat(reading.reasons()).isEmpty();
        assertThat(reading.statement())
                .isEqualTo(new Statement(
                        "At least 12 bridges\nare closed",
                        "en",
                        "At least 12 bridges in town are closed",
                        "A mayor",
                        "Road office",
                        PartialDate.parse("2025-03"),
                        List.of(new Appearance(
                                "https://paper.example/bridges",
                                "Paper",
                                "Bridges closed",
                                PartialDate.parse("2025-03-04"),
                                null)),
                        List.of("city-roads", "safety"),
                        List.of()));
    }

    @Test
    void readsTheQuantitiesOfTheText() {
        Statement statement = Objects.requireNonNull(
                read(List.of("text", "stated_on"), "en", "At least 12 people were killed on Monday", "2025-03-05")
                        .statement());

        List<Quantity> quantities = RowReader.withQuantities(statement).quantities();

        assertThat(quantities).hasSize(1);
        assertThat(quantities.getFirst().value()).isEqualByComparingTo(new BigDecimal("12"));
        assertThat(quantities.getFirst().measure()).isEqualTo("killed");
    }

    @Test
    void languageOfTheRowGoesBeforeTheOneForAll() {
        assertThat(Objects.requireNonNull(read(List.of("text", "language"), "ar", "Il pleut", "fr")
                                .statement())
                        .language())
                .isEqualTo("fr");
        assertThat(Objects.requireNonNull(read(List.of("text", "language"), "ar", "Il pleut")
                                .statement())
                        .language())
                .isEqualTo("ar");
    }

    @Test
    void namesEveryFieldThatIsWrongByItsColumn() {
        RowReader.Reading reading = read(
                ALL,
                null,
                "",
                "xx",
                "A\u0007",
                "s".repeat(301),
                "04/07/2024",
                "ftp://x",
                "",
                "",
                "soon",
                "Aid!; Aid?",
                "");

        assertThat(reading.statement()).isNull();
        assertThat(reading.reasons())
                .extracting(Reason::field)
                .containsExactly(
                        "text", "language", "claimant", "source", "stated_on", "url", "published_on", "topics");
    }

    @Test
    void aDateAloneSaysNotWhereItWasSeen() {
        assertThat(read(List.of("text", "published_on"), "en", "It hailed", "2024")
                        .reasons())
                .containsExactly(Reason.of("url", "must have an address, a publisher or a headline"));
    }

    @Test
    void refusesARowWhoseTextWasTornApart() {
        assertThat(read(List.of("text", "claimant"), "en", "First this", " then that", "A mayor")
                        .reasons())
                .containsExactly(
                        Reason.of("row", "has more cells than the header; put quotes around cells with a separator"));
    }

    private static RowReader.Reading read(List<String> columns, @Nullable String language, String... cells) {
        return new RowReader(new Columns(columns), columns.size(), language).read(new CsvFile.Row(2, List.of(cells)));
    }
}
