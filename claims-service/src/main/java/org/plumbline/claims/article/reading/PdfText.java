package org.plumbline.claims.article.reading;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.article.ArticlePage;
import org.plumbline.claims.article.reading.Unreadable.Reason;

/** The text of a PDF. A hostile one can take any amount of memory and time, so it is read in {@link ReadingProcess} only. */
final class PdfText {

    private static final int MOST_PAGES = 500;
    private static final int LEAST_LETTERS = 20;
    private static final Pattern EMPTY_LINES = Pattern.compile("\n\\s*\n");
    private static final Pattern HYPHEN_AT_LINE_END = Pattern.compile("(?<=\\p{Ll})[-\u00AD]\n(?=\\p{Ll})");
    private static final Pattern SENTENCE_END =
            Pattern.compile(".*[.!?:;\u2026\u061F\u06D4][\"'\u201D\u2019\u00BB)\\]]*", Pattern.DOTALL);

    private PdfText() {}

    static ArticlePage read(byte[] content) {
        try (PDDocument document = Loader.loadPDF(content)) {
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw noText("has more than " + MOST_PAGES + " pages; send the part that matters");
            }
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            stripper.setParagraphEnd("\n\n");
            stripper.setPageEnd("\n\n");
            Bounded text = new Bounded();
            stripper.writeText(document, text);
            String body = PlainText.of(paragraphs(text.toString()));
            if (body.codePoints().filter(Character::isLetter).count() < LEAST_LETTERS) {
                throw noText("has no text in it, only pictures: it was probably scanned. Paste its text instead");
            }
            return new ArticlePage(
                    blankToNull(document.getDocumentInformation().getTitle()),
                    null,
                    blankToNull(document.getDocumentInformation().getAuthor()),
                    null,
                    language(document),
                    body);
        } catch (InvalidPasswordException e) {
            throw noText("is locked with a password; save it without one");
        } catch (IOException e) {
            throw noText("is broken: it cannot be read as a PDF");
        }
    }

    /** Lines of a paragraph joined, words that were cut at a line's end made whole, and sentences that go over a page. */
    static String paragraphs(String text) {
        List<String> paragraphs = new ArrayList<>();
        for (String part : EMPTY_LINES.split(text, -1)) {
            String paragraph =
                    HYPHEN_AT_LINE_END.matcher(part.strip()).replaceAll("").replaceAll("[ \t]*\n[ \t]*", " ");
            if (paragraph.isEmpty()) {
                continue;
            }
            boolean goesOn = !paragraphs.isEmpty()
                    && Character.isLowerCase(paragraph.codePointAt(0))
                    && !SENTENCE_END.matcher(paragraphs.getLast()).matches();
            if (goesOn) {
                paragraphs.set(paragraphs.size() - 1, paragraphs.getLast() + " " + paragraph);
            } else {
                paragraphs.add(paragraph);
            }
        }
        return String.join("\n\n", paragraphs);
    }

    private static @Nullable String language(PDDocument document) {
        String said = blankToNull(document.getDocumentCatalog().getLanguage());
        Locale locale = said == null ? Locale.ROOT : Locale.forLanguageTag(said.replace('_', '-'));
        return locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Unreadable noText(String words) {
        return new Unreadable(Reason.NO_TEXT, words);
    }

    /** Ends the reading where the text is longer than an article may be, blanks that go away later allowed for. */
    private static final class Bounded extends StringWriter {

        @Override
        public void write(String text) {
            super.write(text);
            check();
        }

        @Override
        public void write(String text, int offset, int length) {
            super.write(text, offset, length);
            check();
        }

        @Override
        public void write(int unit) {
            super.write(unit);
            check();
        }

        private void check() {
            if (getBuffer().length() > 2 * PlainText.MOST) {
                throw ReadingProcess.tooLong();
            }
        }
    }
}
