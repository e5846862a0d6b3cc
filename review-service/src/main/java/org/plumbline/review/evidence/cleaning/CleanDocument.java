package org.plumbline.review.evidence.cleaning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * A PDF written anew without what is said about it: author and programs, XMP (where places stand), earlier versions, files
 * attached to it, what its photographs say, and scripts. A hostile one can take any amount of memory, so it is read in {@link CleaningProcess} only.
 */
final class CleanDocument {

    private static final int MOST_BYTES = 40 * 1024 * 1024;

    /** Keys of any object: descriptions of it (ISO 32000-2, 14.3 and 14.5), and what is carried out by itself (12.6). */
    private static final List<COSName> DROPPED = List.of(
            COSName.METADATA,
            COSName.getPDFName("PieceInfo"),
            COSName.getPDFName("LastModified"),
            COSName.getPDFName("EmbeddedFiles"),
            COSName.getPDFName("EF"),
            COSName.getPDFName("AF"),
            COSName.getPDFName("JavaScript"),
            COSName.getPDFName("JS"),
            COSName.getPDFName("AA"),
            COSName.OPEN_ACTION);

    private CleanDocument() {}

    /**
     * Writes it anew.
     *
     * @throws Unusable if it cannot be read
     */
    static CleanFile of(byte[] content) {
        try (PDDocument document = Loader.loadPDF(content)) {
            if (document.getNumberOfPages() == 0) {
                throw new Unusable("is broken: it has no pages");
            }
            COSDocument objects = document.getDocument();
            objects.getTrailer().removeItem(COSName.INFO);
            strip(objects.getTrailer());
            document.setAllSecurityToBeRemoved(true);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            if (bytes.size() > MOST_BYTES) {
                throw new Unusable("is larger than a file may be, once it is written anew; send a part of it");
            }
            return new CleanFile(bytes.toByteArray(), FileKind.PDF, "", null, null);
        } catch (InvalidPasswordException e) {
            throw new Unusable("is locked with a password; save it without one");
        } catch (IOException | RuntimeException e) {
            if (e instanceof Unusable unusable) {
                throw unusable;
            }
            throw new Unusable("is broken: it cannot be read as a PDF");
        }
    }

    /** Walks over all that hangs on the trailer, in no recursion that a file could make too deep. */
    private static void strip(COSDictionary trailer) throws IOException {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> waiting = new ArrayDeque<>();
        push(trailer, seen, waiting);
        while (!waiting.isEmpty()) {
            switch (waiting.pop()) {
                case COSObject reference -> push(reference.getObject(), seen, waiting);
                case COSDictionary dictionary -> {
                    DROPPED.forEach(dictionary::removeItem);
                    if (dictionary instanceof COSStream stream
                            && COSName.DCT_DECODE.equals(stream.getDictionaryObject(COSName.FILTER))) {
                        stripPicture(stream);
                    }
                    for (COSBase value : dictionary.getValues()) {
                        push(value, seen, waiting);
                    }
                }
                case COSArray array -> {
                    for (COSBase element : array) {
                        push(element, seen, waiting);
                    }
                }
                default -> {
                    // A name, a number, a text: nothing hangs on it.
                }
            }
        }
    }

    /** A photograph is stored as the JPEG that it was, with where it was taken. */
    private static void stripPicture(COSStream stream) throws IOException {
        byte[] stripped;
        try (InputStream raw = stream.createRawInputStream()) {
            stripped = JpegSegments.withoutDescriptions(raw.readAllBytes());
        }
        try (OutputStream raw = stream.createRawOutputStream()) {
            raw.write(stripped);
        }
    }

    private static void push(@Nullable COSBase next, Set<COSBase> seen, Deque<COSBase> waiting) {
        if (next != null && seen.add(next)) {
            waiting.push(next);
        }
    }
}
