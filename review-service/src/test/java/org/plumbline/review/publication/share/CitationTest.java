package org.plumbline.review.publication.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitationTest {

    private static final Citation CITATION = new Citation(
            "prices-7zk2m9qx",
            "The Desk & Sons",
            "50% of {prices} fell_ ~#1 \\ $2^3",
            LocalDate.of(2026, 11, 2),
            "en",
            3,
            "https://desk.example/verdicts/prices-7zk2m9qx",
            null);
    private static final Citation WITH_NOTE = new Citation(
            "key",
            "The Desk",
            "Retracted: Prices fell",
            LocalDate.of(2026, 11, 2),
            "en",
            2,
            "https://desk.example/verdicts/key",
            "was: True & fair");

    @Test
    void carriesItsNoteInEveryForm() {
        assertThat(WITH_NOTE.plain())
                .isEqualTo("The Desk. “Retracted: Prices fell”. was: True & fair. 2026-11-02 (2)."
                        + " https://desk.example/verdicts/key");
        assertThat(WITH_NOTE.bibTex()).contains("\n  note = {was: True \\& fair},\n");
        assertThat(WITH_NOTE.ris().split("\r\n", -1)).endsWith("N1  - was: True & fair", "ER  - ", "");
        assertThat(WITH_NOTE.csl().getFirst()).containsEntry("note", "was: True & fair");
    }

    @Test
    void namesAuthorTitleDayRevisionAndAddress() {
        assertThat(CITATION.plain())
                .isEqualTo("The Desk & Sons. “50% of {prices} fell_ ~#1 \\ $2^3”. 2026-11-02 (3)."
                        + " https://desk.example/verdicts/prices-7zk2m9qx");
    }

    @Test
    void escapesWhatTexReadsAsCommands() {
        assertThat(CITATION.bibTex()).isEqualTo("""
                @misc{prices-7zk2m9qx,
                  author = {{The Desk \\& Sons}},
                  title = {{50\\% of \\textbraceleft{}prices\\textbraceright{} fell\\_ \\textasciitilde \\#1 \\textbackslash  \\$2\\textasciicircum 3}},
                  year = {2026},
                  month = {11},
                  day = {2},
                  edition = {3},
                  language = {en},
                  howpublished = {\\url{https://desk.example/verdicts/prices-7zk2m9qx}},
                  url = {https://desk.example/verdicts/prices-7zk2m9qx}
                }
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A brace { alone", "another } alone", "} and {"})
    void everyBraceOfAnEntryHasItsOther(String title) {
        Citation citation = new Citation(
                "key",
                "The Desk",
                title,
                LocalDate.of(2026, 11, 2),
                "en",
                1,
                "https://desk.example/verdicts/key",
                null);

        int open = 0;
        for (char c : citation.bibTex().toCharArray()) {
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            assertThat(open).isNotNegative();
        }
        assertThat(open).isZero();
    }

    @Test
    void writesRisInItsLines() {
        assertThat(CITATION.ris().split("\r\n", -1))
                .startsWith("TY  - ELEC", "ID  - prices-7zk2m9qx", "AU  - The Desk & Sons")
                .contains("PY  - 2026", "DA  - 2026/11/02", "UR  - https://desk.example/verdicts/prices-7zk2m9qx")
                .endsWith("ER  - ", "");
    }

    @Test
    void writesCslJson() {
        assertThat(CITATION.csl().getFirst())
                .containsEntry("type", "webpage")
                .containsEntry("id", "prices-7zk2m9qx")
                .containsEntry("URL", "https://desk.example/verdicts/prices-7zk2m9qx");
        assertThat(CITATION.csl().getFirst())
                .hasEntrySatisfying("issued", issued -> assertThat(issued).hasToString("{date-parts=[[2026, 11, 2]]}"));
    }
}
