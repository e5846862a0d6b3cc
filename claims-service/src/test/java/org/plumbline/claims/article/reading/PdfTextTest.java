package org.plumbline.claims.article.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.plumbline.claims.article.ArticlePage;
import org.plumbline.claims.article.reading.Unreadable.Reason;

class PdfTextTest {

    @Test
    void readsLinesAsParagraphsAndWhatThePdfSaysOfItself() {
        ArticlePage page = read(Documents.pdf(List.of(
                List.of(
                        "The harbour office counted 412 ships in March, more",
                        "than in any month before that was mea-",
                        "sured.",
                        ""),
                List.of("It gave no figure for April."))));

        assertThat(page)
                .isEqualTo(new ArticlePage(
                        "Harbour report",
                        null,
                        "Ines Falk",
                        null,
                        "en-GB",
                        "The harbour office counted 412 ships in March, more than in any month before that was measured."
                                + "\n\nIt gave no figure for April."));
    }

    @Test
    void joinsASentenceThatGoesOverAPage() {
        ArticlePage page = read(Documents.pdf(
                List.of(List.of("Twelve ferries were taken out of"), List.of("service after the storm."))));

        assertThat(page.body()).isEqualTo("Twelve ferries were taken out of service after the storm.");
    }

    @Test
    void refusesOneWithoutText() {
        refuses(Documents.pdf(List.of(List.of())), "has no text in it, only pictures");
    }

    @Test
    void refusesOneThatIsLocked() {
        refuses(Documents.pdf(List.of(List.of("Nobody may read this line.")), "secret"), "is locked with a password");
    }

    @Test
    void refusesOneThatIsBroken() {
        refuses("%PDF-1.7\nand nothing that a PDF has".getBytes(ISO_8859_1), "is broken");
    }

    @Test
    void refusesOneWithTooManyPages() {
        refuses(Documents.pdf(Collections.nCopies(501, List.of("x"))), "has more than 500 pages");
    }

    @Test
    void refusesOneWithTooMuchText() {
        refuses(
                Documents.pdf(Collections.nCopies(300, Collections.nCopies(40, "a line of many words ".repeat(4)))),
                "has more than 200,000 characters");
    }

    private static ArticlePage read(byte[] pdf) {
        return ReadingProcess.read(pdf, DocumentType.PDF, null);
    }

    private static void refuses(byte[] pdf, String why) {
        assertThatThrownBy(() -> read(pdf)).isInstanceOfSatisfying(Unreadable.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.NO_TEXT);
            assertThat(e.words()).contains(why);
        });
    }
}
