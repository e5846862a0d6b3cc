package org.plumbline.claims.article.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.plumbline.claims.article.reading.Unreadable.Reason;
import org.plumbline.kit.text.Decoding;

/** The kinds of document that are read; told by the content, as names and declared types say what they like. */
public enum DocumentType {
    HTML("text/html"),
    TEXT("text/plain"),
    PDF("application/pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    /** As far as a PDF's header may stand from its beginning, by what readers have always put up with. */
    private static final int SNIFFED = 1024;

    private static final int MOST_ENTRIES = 2000;

    /** The tags by which the WHATWG's sniffing standard tells HTML, after white space and comments. */
    private static final Pattern BEGINS_AS_HTML = Pattern.compile(
            "^(?:\\s|<!--.*?-->|<\\?xml[^>]*>)*+<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p"
                    + "|meta|article|section|main)[\\s>].*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String mediaType;

    DocumentType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * What a document is.
     *
     * @throws Unreadable if it is none of these
     */
    public static DocumentType of(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, SNIFFED), StandardCharsets.ISO_8859_1);
        if (start.contains("%PDF-")) {
            return PDF;
        }
        if (start.startsWith("PK\u0003\u0004")) {
            if (isDocx(content)) {
                return DOCX;
            }
            throw wrongType("is a ZIP archive or another office document, not a Word document (DOCX)");
        }
        if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            throw wrongType("is an old or a locked Word document; save it as DOCX without a password, or as PDF");
        }
        if (start.startsWith("{\\rtf")) {
            throw wrongType("is RTF; save it as DOCX or PDF");
        }
        boolean wide = start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF");
        if (!wide && looksBinary(start)) {
            throw wrongType("must be a web page, plain text, a PDF or a Word document (DOCX)");
        }
        String text = wide ? Decoding.text(content, null) : start.replaceFirst("^\u00EF\u00BB\u00BF", "");
        return BEGINS_AS_HTML
                        .matcher(text.substring(0, Math.min(text.length(), SNIFFED)))
                        .matches()
                ? HTML
                : TEXT;
    }

    private static boolean looksBinary(String start) {
        return start.chars().anyMatch(unit -> unit < ' ' && "\t\n\f\r\u001B".indexOf(unit) < 0);
    }

    /** Reads no more of the archive than its entries' names need; a bomb among them is DocxText's to refuse. */
    private static boolean isDocx(byte[] content) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            ZipEntry first = zip.getNextEntry();
            boolean office = first != null && isOffice(first.getName());
            return office && holds(content, "word/document");
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable(Reason.NO_TEXT, "is broken: its archive cannot be read");
        }
    }

    private static boolean isOffice(String firstEntry) {
        String name = firstEntry.toLowerCase(Locale.ROOT);
        return name.equals("[content_types].xml")
                || name.startsWith("_rels/")
                || name.startsWith("word/")
                || name.startsWith("docprops/")
                || name.startsWith("customxml/");
    }

    /** The name stands as it is in the entry's header, and again in the directory at the archive's end. */
    private static boolean holds(byte[] content, String name) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(name);
    }

    static int mostEntries() {
        return MOST_ENTRIES;
    }

    private static Unreadable wrongType(String words) {
        return new Unreadable(Reason.WRONG_TYPE, words);
    }
}
