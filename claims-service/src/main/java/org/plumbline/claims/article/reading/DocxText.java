package org.plumbline.claims.article.reading;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.article.ArticlePage;
import org.plumbline.claims.article.reading.Unreadable.Reason;

/**
 * The text of a Word document (ECMA-376, WordprocessingML): the paragraphs of its main part, without what was deleted
 * from it, and title and author from its core properties.
 */
final class DocxText {

    private static final long MOST_UNFOLDED = 64L * 1024 * 1024;
    private static final Pattern MAIN_PART = Pattern.compile("word/document\\d*\\.xml");
    private static final String PROPERTIES = "docProps/core.xml";

    private @Nullable String title;
    private @Nullable String author;
    private @Nullable String body;

    private DocxText() {}

    static ArticlePage read(byte[] content) {
        DocxText document = new DocxText();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            Counted unfolded = new Counted(zip);
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > DocumentType.mostEntries()) {
                    throw noText("holds more parts than a document does");
                }
                document.read(entry.getName(), unfolded);
                // Counted too, so that no part can be a bomb.
                unfolded.skipRest();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw noText("is broken: its archive cannot be read");
        } catch (XMLStreamException e) {
            throw noText("is broken: its text cannot be read");
        }
        if (document.body == null) {
            throw new Unreadable(Reason.WRONG_TYPE, "is an office document, but not a Word document");
        }
        String body = PlainText.of(document.body);
        if (body.isEmpty()) {
            throw noText("has no text in it");
        }
        return new ArticlePage(document.title, null, document.author, null, null, body);
    }

    private void read(String part, InputStream content) throws XMLStreamException {
        if (body == null && MAIN_PART.matcher(part).matches()) {
            body = body(content);
        } else if (part.equals(PROPERTIES)) {
            properties(content);
        }
    }

    private static String body(InputStream content) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        XMLStreamReader xml = factory().createXMLStreamReader(content);
        int leftOut = 0;
        boolean words = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = xml.getLocalName();
                    if (leftOut > 0 || isLeftOut(name)) {
                        leftOut++;
                    } else if (name.equals("t")) {
                        words = true;
                    } else if (name.equals("tab")) {
                        text.append('\t');
                    } else if (name.equals("br") || name.equals("cr")) {
                        text.append('\n');
                    } else if (name.equals("noBreakHyphen")) {
                        text.append('\u2011');
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (words) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                        if (text.length() > 2 * PlainText.MOST) {
                            throw ReadingProcess.tooLong();
                        }
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    words = false;
                    if (leftOut > 0) {
                        leftOut--;
                    } else if (xml.getLocalName().equals("p")) {
                        text.append("\n\n");
                    }
                }
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        return text.toString();
    }

    /**
     * What was deleted or moved away while changes were tracked; what stands there again for older readers; the table
     * of tabs in a paragraph's properties.
     */
    private static boolean isLeftOut(String name) {
        return name.equals("del")
                || name.equals("moveFrom")
                || name.equals("Fallback")
                || name.equals("pPr")
                || name.equals("instrText");
    }

    private void properties(InputStream content) throws XMLStreamException {
        XMLStreamReader xml = factory().createXMLStreamReader(content);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "title" -> title = blankToNull(xml.getElementText());
                    case "creator" -> author = blankToNull(xml.getElementText());
                    default -> {
                        // The others are of no use here.
                    }
                }
            }
        }
    }

    /** No document type, and so no entity that could lead somewhere or unfold. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static Unreadable noText(String words) {
        return new Unreadable(Reason.NO_TEXT, words);
    }

    /** One entry after the other, all of them counted together; closing it, as XML readers may, closes nothing. */
    private static final class Counted extends FilterInputStream {

        private long unfolded;

        Counted(InputStream zip) {
            super(zip);
        }

        void skipRest() throws IOException {
            byte[] rest = new byte[8192];
            while (read(rest, 0, rest.length) >= 0) {
                // Read to be counted.
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            unfolded += Math.max(0, count);
            if (unfolded > MOST_UNFOLDED) {
                throw noText("unfolds to more than " + MOST_UNFOLDED / 1024 / 1024 + " MiB");
            }
            return count;
        }

        @Override
        public void close() {
            // The archive goes on.
        }
    }
}
