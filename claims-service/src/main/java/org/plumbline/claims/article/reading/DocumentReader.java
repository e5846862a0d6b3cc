package org.plumbline.claims.article.reading;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

/** Reads documents, each in a {@link ReadingProcess} of its own; plain text, which nothing can be hidden in, at once. */
@ApplicationScoped
public class DocumentReader {

    private static final Logger LOG = Logger.getLogger(DocumentReader.class);
    private static final Pattern CHARSET = Pattern.compile("[A-Za-z0-9_:.-]{2,40}");

    /** One class of each jar that the process needs. */
    private static final List<Class<?>> NEEDED = List.of(
            ReadingProcess.class,
            Jsoup.class,
            Loader.class,
            FontBoxFont.class,
            RandomAccessRead.class,
            LogFactory.class,
            Logger.class);

    private final ReadingLimits limits;
    private final Semaphore turns;

    DocumentReader(ReadingLimits limits) {
        this.limits = limits;
        this.turns = new Semaphore(limits.atOnce(), true);
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
        try {
            if (!turns.tryAcquire(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unreadable(Reason.BUSY, "has to wait: others are being read. Try again in a moment");
            }
            try {
                return inProcess(content, type, charset);
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreadable(Reason.BUSY, "was not read: the service is stopping");
        }
    }

    private ArticlePage inProcess(byte[] content, DocumentType type, @Nullable String charset)
            throws InterruptedException {
        Process process = start(type, charset);
        Thread watch = Thread.ofVirtual().start(() -> endInTime(process));
        try {
            feed(process, content);
            try (DataInputStream answer = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
                return ReadingProcess.answer(answer);
            }
        } catch (IOException e) {
            LOG.warnf("A document of %d bytes (%s) could not be read: %s", content.length, type, e.getMessage());
            throw new Unreadable(Reason.NO_TEXT, "is broken, or takes more time or memory to read than a document may");
        } finally {
            process.destroyForcibly();
            process.waitFor();
            watch.interrupt();
        }
    }

    private Process start(DocumentType type, @Nullable String charset) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.memory() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                // An answer holds nothing but the document; what the JVM itself has to say is for nobody.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                classPath(),
                ReadingProcess.class.getName(),
                type.name()));
        if (charset != null && CHARSET.matcher(charset).matches()) {
            command.add(charset);
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // What runs a stranger's document has no business with the service's passwords.
        builder.environment().clear();
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the process that reads documents", e);
        }
    }

    private static void feed(Process process, byte[] content) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(content);
        } catch (IOException e) {
            // It ended before it had read all; whether it left an answer is seen next.
            LOG.debugf("The reading process took not all of its document: %s", e.getMessage());
        }
    }

    private void endInTime(Process process) {
        try {
            if (!process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // The document was read, and nobody waits any more.
            Thread.currentThread().interrupt();
        }
    }

    private static String classPath() {
        return Stream.concat(NEEDED.stream(), Stream.of(ArticlePage.class))
                .map(DocumentReader::origin)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The jar or folder that a class was loaded from. */
    private static String origin(Class<?> needed) {
        try {
            return Path.of(needed.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot tell where " + needed.getName() + " comes from", e);
        }
    }
}
