package org.plumbline.claims.article.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.plumbline.claims.article.ArticlePage;

class DocxTextTest {

    @Test
    void readsParagraphsAndWhatTheDocumentSaysOfItself() {
        ArticlePage page = read(Documents.docx(Documents.paragraph("The river rose by 3.4 metres &amp; more.")
                + "<w:tbl><w:tr><w:tc>" + Documents.paragraph("In a table.") + "</w:tc></w:tr></w:tbl>"
                + "<w:p><w:r><w:t>One</w:t></w:r><w:r><w:tab/><w:t>two</w:t><w:br/><w:t>three.</w:t></w:r></w:p>"));

        assertThat(page)
                .isEqualTo(new ArticlePage(
                        "Flood report",
                        null,
                        "Ole Brandt",
                        null,
                        null,
                        "The river rose by 3.4 metres & more.\n\nIn a table.\n\nOne\ttwo\nthree."));
    }

    @Test
    void leavesOutWhatWasDeletedAndWhatStandsThereTwice() {
        ArticlePage page =
                read(Documents.docx("<w:p><w:r><w:t>Kept.</w:t></w:r><w:del><w:r><w:t>Deleted.</w:t></w:r></w:del>"
                        + "<mc:AlternateContent><mc:Choice><w:t> Box.</w:t></mc:Choice><mc:Fallback><w:t> Box.</w:t></mc:Fallback>"
                        + "</mc:AlternateContent><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"));

        assertThat(page.body()).isEqualTo("Kept. Box.");
    }

    @Test
    void refusesAnArchiveThatUnfoldsTooFar() {
        Map<String, String> entries = new HashMap<>();
        entries.put("[Content_Types].xml", "<Types/>");
        entries.put("word/document.xml", "<w:document xmlns:w=\"x\"><w:p><w:t>Short.</w:t></w:p></w:document>");
        entries.put("word/media/image1.bmp", "\u0000".repeat(65 * 1024 * 1024));

        refuses(Documents.zip(entries), "unfolds to more than 64 MiB");
    }

    @Test
    void refusesTooMuchText() {
        refuses(Documents.docx(Documents.paragraph("many words ".repeat(40_000))), "has more than 200,000 characters");
    }

    @Test
    void refusesTooManyParts() {
        Map<String, String> entries = new HashMap<>();
        for (int i = 0; i <= 2000; i++) {
            entries.put("word/part" + i + ".xml", "");
        }

        refuses(Documents.zip(entries), "holds more parts");
    }

    @Test
    void unfoldsNoEntities() {
        byte[] document = Documents.zip(Map.of(
                "[Content_Types].xml",
                "<Types/>",
                "word/document.xml",
                "<!DOCTYPE d [<!ENTITY a \"laughs\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
                        + "<w:document xmlns:w=\"x\"><w:p><w:t>Before &a; &f; after</w:t></w:p></w:document>"));

        assertThatThrownBy(() -> read(document)).isInstanceOf(Unreadable.class);
    }

    @Test
    void refusesWhatIsBroken() {
        byte[] whole = Documents.docx(Documents.paragraph("Whole."));

        refuses(Documents.docx("<w:p>"), "is broken");
        refuses(Arrays.copyOf(whole, whole.length / 3), "");
        refuses(Documents.docx(""), "has no text");
    }

    private static ArticlePage read(byte[] document) {
        return ReadingProcess.read(document, DocumentType.DOCX, null);
    }

    private static void refuses(byte[] document, String why) {
        assertThatThrownBy(() -> read(document)).isInstanceOf(Unreadable.class).hasMessageContaining(why);
    }
}
