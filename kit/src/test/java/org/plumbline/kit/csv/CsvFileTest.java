package org.plumbline.kit.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.kit.problem.ProblemException;

class CsvFileTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsOutWhatStandsBetweenTheCells(String separator) {
        CsvFile file = read("text,language,source\n\"Rain; snow, and\tice\",en,Weather office\n"
                .replace(",", separator)
                .replace("snow" + separator, "snow,"));

        assertThat(file.header()).containsExactly("text", "language", "source");
        assertThat(file.rows())
                .containsExactly(new CsvFile.Row(2, List.of("Rain; snow, and\tice", "en", "Weather office")));
    }

    @Test
    void separatorsInAQuotedHeaderCountForNothing() {
        CsvFile file = read("\"what, who, when,\nwhere\";language\nIt hailed;en\n");

        assertThat(file.separator()).isEqualTo(Separator.SEMICOLON);
        assertThat(file.header()).containsExactly("what, who, when,\nwhere", "language");
    }

    @Test
    void readsQuotesLineBreaksAndAByteOrderMark() {
        CsvFile file = read("\ufefftext,language\r\n\"He said \"\"no\"\".\r\nThen he left.\",en\r\n");

        assertThat(file.header().getFirst()).isEqualTo("text");
        assertThat(file.rows().getFirst().cells()).containsExactly("He said \"no\".\r\nThen he left.", "en");
    }

    @Test
    void countsRowsAsASpreadsheetDoes() {
        CsvFile file = read("\ntext,language\n\nOne,en\n\" \",\n\"Two\nlines\",en\n,,,\nThree,en");

        assertThat(file.rows())
                .extracting(CsvFile.Row::number, row -> row.cells().getFirst())
                .containsExactly(tuple(4, "One"), tuple(6, "Two\nlines"), tuple(8, "Three"));
    }

    @Test
    void dropsBlankCellsAtTheEndAndKeepsThoseBetween() {
        assertThat(read("text,a,b\nOne,,x,,\nTwo\n").rows())
                .extracting(CsvFile.Row::cells)
                .containsExactly(List.of("One", "", "x"), List.of("Two"));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("".getBytes(UTF_8), "file is empty."),
                Arguments.of("\ufeff\n \n,,\n".getBytes(UTF_8), "file is empty."),
                Arguments.of("text,language\n\n".getBytes(UTF_8), "file has a header but no row below it."),
                Arguments.of(
                        "text\nfine\nalso\r\nd\u00e9j\u00e0 vu\n".getBytes(ISO_8859_1),
                        "file is not in UTF-8: line 4 holds characters of another encoding."),
                Arguments.of("text\nfine\n".getBytes(UTF_16), "file is not a text file: line 1 holds bytes"),
                Arguments.of(new byte[] {'P', 'K', 3, 4, 10, 0, 0}, "file is not a text file: line 2 holds bytes"),
                Arguments.of("text\na\rb\u0000".getBytes(UTF_8), "file is not a text file: line 3 holds bytes"),
                Arguments.of(
                        "text\nfine\n\"open, and never closed\nx\n".getBytes(UTF_8),
                        "file cannot be read from line 3 on"),
                Arguments.of("text\n\"closed\" and more\n".getBytes(UTF_8), "file cannot be read from line 2 on"),
                Arguments.of(
                        ("text\n" + "It rained\n".repeat(20_001)).getBytes(UTF_8), "file has more than 20,000 rows."),
                Arguments.of(("a,".repeat(101) + "\nx\n").getBytes(UTF_8), "file has more than 100 columns."),
                Arguments.of(
                        ("It " + "rained ".repeat(40) + "\nx\n").getBytes(UTF_8),
                        "file has a first row that is no header"),
                Arguments.of(
                        ("text\n" + "a,".repeat(2_000_001)).getBytes(UTF_8), "file has more cells than 20000 rows"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void saysWhatIsWrongAndWhere(byte[] content, String message) {
        assertThatThrownBy(() -> CsvFile.read(content))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void twentyThousandRowsAreNotTooMany() {
        assertThat(read("text\n" + "It rained\n".repeat(20_000)).rows()).hasSize(20_000);
    }

    @Test
    void formulasAreTextInASpreadsheetAndComeBackAsTheyWere() {
        List<String> row = List.of(
                "=1+1",
                "+4",
                "-5 degrees",
                "@home",
                "\tx",
                "'=quoted",
                "''",
                "it's",
                "\uff1dwide",
                "plain; \"text\"",
                "a\nb");

        String written = CsvFile.write(Separator.SEMICOLON, List.of(List.of("text"), row));

        assertThat(written)
                .isEqualTo(
                        "\ufeff\"text\"\r\n\"'=1+1\";\"'+4\";\"'-5 degrees\";\"'@home\";\"'\tx\";\"''=quoted\";\"''\";"
                                + "\"it's\";\"'\uff1dwide\";\"plain; \"\"text\"\"\";\"a\nb\"\r\n");
        assertThat(read(written.replace("\"text\"\r\n", "\"text\";b\r\n")).rows())
                .containsExactly(new CsvFile.Row(2, row));
    }

    private static CsvFile read(String text) {
        return CsvFile.read(text.getBytes(UTF_8));
    }
}
