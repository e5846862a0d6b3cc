package org.plumbline.claims.article.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.plumbline.claims.article.ArticlePage;

class DocumentReaderTest {

    private static final Duration PATIENT = Duration.ofSeconds(60);

    @Test
    void readsEachKindInAProcessOfItsOwn() {
        DocumentReader reader = reader(PATIENT, 128);
        String page = "<html lang=\"de\"><head><title>Nordkai</title></head><body><article><p>"
                + "Am Nordkai lagen im März größere Schiffe als je zuvor, sagte das Hafenamt, und keines fuhr aus.</p><p>"
                + "Für den April nannte es keine Zahl, weil noch niemand fertig gezählt hatte, was im Hafen lag.</p>"
                + "</article></body></html>";

        ArticlePage fromPage =
                reader.read(page.getBytes(Charset.forName("windows-1252")), DocumentType.HTML, "windows-1252");
        ArticlePage fromPdf = reader.read(
                Documents.pdf(List.of(List.of("The harbour office counted 412 ships."))), DocumentType.PDF, null);
        ArticlePage fromDocx =
                reader.read(Documents.docx(Documents.paragraph("The river rose.")), DocumentType.DOCX, null);
        ArticlePage fromText = reader.read("Rain\r\nfell.".getBytes(UTF_8), DocumentType.TEXT, null);

        assertThat(fromPage.title()).isEqualTo("Nordkai");
        assertThat(fromPage.language()).isEqualTo("de");
        assertThat(fromPage.body()).contains("größere Schiffe", "März").doesNotContain("<p>");
        assertThat(fromPdf.body()).isEqualTo("The harbour office counted 412 ships.");
        assertThat(fromPdf.author()).isEqualTo("Ines Falk");
        assertThat(fromDocx.body()).isEqualTo("The river rose.");
        assertThat(fromText.body()).isEqualTo("Rain\nfell.");
    }

    @Test
    void tellsWhyTheProcessCouldNot() {
        assertThatThrownBy(() -> reader(PATIENT, 128)
                        .read(Documents.pdf(List.of(List.of("Locked away.")), "secret"), DocumentType.PDF, null))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("is locked with a password");
    }

    @Test
    void givesADocumentNoMoreMemoryThanItMayHave() {
        byte[] page = ("<html><body>" + "<p>x".repeat(1_500_000)).getBytes(UTF_8);

        assertThatThrownBy(() -> reader(PATIENT, 64).read(page, DocumentType.HTML, null))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("more time or memory");
    }

    @Test
    void isNotHarmedByAPdfThatUnfolds() {
        byte[] bomb = Documents.pdfBomb(300);
        assertThat(bomb.length).isLessThan(4 * 1024 * 1024);

        assertThatThrownBy(() -> reader(PATIENT, 64).read(bomb, DocumentType.PDF, null))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void givesADocumentNoMoreTimeThanItMayHave() {
        byte[] page = "<html><p>So soon that no process has begun.</p></html>".getBytes(UTF_8);

        assertThatThrownBy(() -> reader(Duration.ofMillis(5), 64).read(page, DocumentType.HTML, null))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("more time or memory");
    }

    private static DocumentReader reader(Duration time, int memory) {
        return new DocumentReader(new ReadingLimits() {
            @Override
            public Duration time() {
                return time;
            }

            @Override
            public int memory() {
                return memory;
            }

            @Override
            public int atOnce() {
                return 1;
            }
        });
    }
}
