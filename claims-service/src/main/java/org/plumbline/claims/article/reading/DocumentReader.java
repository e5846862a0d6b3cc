package org.plumbline.claims.article.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.jboss.logging.Logger;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.article.ArticlePage;
import org.plumbline.claims.article.reading.Unreadable.Reason;
import org.plumbline.kit.page.PageMetadata;
import org.plumbline.kit.process.Busy;
import org.plumbline.kit.process.SeparateProcess;

/** Reads documents, each in a {@link ReadingProcess} of its own; plain text, which nothing can be hidden in, at once. */
@ApplicationScoped
public class DocumentReader {

    private static final Logger LOG = Logger.getLogger(DocumentReader.class);
    private static final Pattern CHARSET = Pattern.compile("[A-Za-z0-9_:.-]{2,40}");

    /** One class of each jar that the process needs. */
    private static final List<Class<?>> NEEDED = List.of(
            ArticlePage.class,
            PageMetadata.class,
            Jsoup.class,
            Loader.class,
            FontBoxFont.class,
            RandomAccessRead.class,
            LogFactory.class,
            Logger.class);

    private final SeparateProcess process;

    DocumentReader(ReadingLimits limits) {
        this.process = new SeparateProcess(
                ReadingProcess.class,
                NEEDED,
                new SeparateProcess.Limits(limits.time(), limits.memory(), limits.atOnce()));
    }

    /**
     * Reads a document; its text is as {@link PlainText} leaves it, and may be empty if it is a web page.
     *
     * @param charset as it was declared with the document; null if it was not
     * @throws Unreadable saying why not
     */
    public ArticlePage read(byte[] content, DocumentType type, @Nullable String charset) {
        if (type == DocumentType.TEXT) {
            return ReadingProcess.read(content, type, charset);
        }
        List<String> arguments = new ArrayList<>(List.of(type.name()));
        if (charset != null && CHARSET.matcher(charset).matches()) {
            arguments.add(charset);
        }
        try {
            return process.run(arguments, content, ReadingProcess::answer);
        } catch (Busy e) {
            throw new Unreadable(Reason.BUSY, "has to wait: others are being read. Try again in a moment");
        } catch (IOException e) {
            LOG.warnf("A document of %d bytes (%s) could not be read: %s", content.length, type, e.getMessage());
            throw new Unreadable(Reason.NO_TEXT, "is broken, or takes more time or memory to read than a document may");
        }
    }
}
