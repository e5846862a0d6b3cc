package org.plumbline.claims.article.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.claims.article.reading.Unreadable.Reason;

class DocumentTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><title>x</title>",
                "  \n<!-- made by hand --> <html lang=en>",
                "\uFEFF<html>",
                "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">",
                "<p>A paragraph"
            })
    void tellsPagesByTheirFirstTag(String page) {
        assertThat(DocumentType.of(page.getBytes(UTF_8))).isEqualTo(DocumentType.HTML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Rain fell for two days.", "x < y and <5 of them", "", "<paragraph of a kind>", "هطل المطر"})
    void tellsPlainText(String text) {
        assertThat(DocumentType.of(text.getBytes(UTF_8))).isEqualTo(DocumentType.TEXT);
    }

    @Test
    void tellsTextAndPagesInUtf16ByTheirMark() {
        assertThat(DocumentType.of("\uFEFFRain fell.".getBytes(UTF_16LE))).isEqualTo(DocumentType.TEXT);
        assertThat(DocumentType.of("\uFEFF<html>".getBytes(UTF_16LE))).isEqualTo(DocumentType.HTML);
    }

    @Test
    void tellsPdfAndWordByTheirContent() {
        assertThat(DocumentType.of(Documents.pdf(List.of(List.of("x"))))).isEqualTo(DocumentType.PDF);
        assertThat(DocumentType.of(Documents.docx(Documents.paragraph("x")))).isEqualTo(DocumentType.DOCX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0089PNG\r\n\u001A\n\u0000",
                "{\\rtf1 x}",
                "\u00D0\u00CF\u0011\u00E0\u00A1",
                "GIF89a\u0001\u0000",
                "MZ\u0090\u0000"
            })
    void refusesOtherKinds(String start) {
        assertThatThrownBy(() -> DocumentType.of(start.getBytes(ISO_8859_1)))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_TYPE));
    }

    @Test
    void refusesArchivesThatAreNoWordDocument() {
        assertThatThrownBy(() -> DocumentType.of(Documents.zip(Map.of("a.txt", "word/document.xml"))))
                .hasMessageContaining("ZIP archive");
        assertThatThrownBy(() -> DocumentType.of(
                        Documents.zip(Map.of("[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>"))))
                .hasMessageContaining("another office document");
    }
}
