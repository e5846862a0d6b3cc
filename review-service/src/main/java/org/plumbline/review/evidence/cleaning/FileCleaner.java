package org.plumbline.review.evidence.cleaning;

import java.io.IOException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.twelvemonkeys.image.ImageUtil;
import com.twelvemonkeys.imageio.ImageReaderBase;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.io.FileUtil;
import com.twelvemonkeys.lang.StringUtil;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.jboss.logging.Logger;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.process.Busy;
import org.plumbline.kit.process.SeparateProcess;
import org.plumbline.kit.web.Upload;

/** Takes uploaded pictures and documents and makes them anew, each in a {@link CleaningProcess} of its own. */
@ApplicationScoped
public class FileCleaner {

    /** A file of the largest that is taken, in KiB. */
    public static final int MOST_KIBIBYTES = 10 * 1024;

    private static final Logger LOG = Logger.getLogger(FileCleaner.class);
    private static final int LONGEST_NAME = 100;

    /** One class of each jar that the process needs. */
    private static final List<Class<?>> NEEDED = List.of(
            WebPImageReaderSpi.class,
            ImageReaderBase.class,
            Directory.class,
            ImageUtil.class,
            FileUtil.class,
            StringUtil.class,
            Loader.class,
            FontBoxFont.class,
            RandomAccessRead.class,
            LogFactory.class,
            Logger.class);

    private final SeparateProcess process;

    FileCleaner(UploadLimits limits) {
        this.process = new SeparateProcess(
                CleaningProcess.class,
                NEEDED,
                new SeparateProcess.Limits(limits.time(), limits.memory(), limits.atOnce()));
    }

    /**
     * Makes the file anew.
     *
     * @throws ProblemException 413 if it is too large, 415 if it is of another kind, 422 for the field {@code file} if it
     *     cannot be used, 503 if others are being cleaned
     */
    public CleanFile clean(Upload upload) {
        byte[] content = upload.content();
        if (content.length == 0) {
            throw ProblemException.invalid("file", "is empty");
        }
        if (content.length > MOST_KIBIBYTES * 1024) {
            throw ProblemException.of(
                    ProblemType.TOO_LARGE,
                    "The file has more than " + MOST_KIBIBYTES / 1024 + " MiB. Make it smaller.");
        }
        FileKind kind = FileKind.of(content)
                .orElseThrow(
                        () -> ProblemException.of(
                                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                                "This file is not of a kind that is taken. Pictures (JPEG, PNG, WebP, GIF) and PDF documents are,"
                                        + " whatever their name says. Save it as one of these, or make a picture of the page."));
        try {
            CleanFile clean = process.run(List.of(kind.name()), content, CleaningProcess::answer);
            return clean.named(name(upload.fileName(), clean.kind()));
        } catch (Unusable e) {
            throw ProblemException.invalid("file", e.words());
        } catch (Busy e) {
            throw ProblemException.of(
                    ProblemType.UNAVAILABLE, "Other files are being cleaned. Send this one again in a moment.");
        } catch (IOException e) {
            LOG.warnf("A file of %d bytes (%s) could not be cleaned: %s", content.length, kind, e.getMessage());
            throw ProblemException.invalid("file", "is broken, or takes more time or memory to read than a file may");
        }
    }

    /** One line without what could turn the direction of writing, and with the ending of what the file is now. */
    private static String name(String sent, FileKind kind) {
        String plain = sent.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "")
                .replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
                .strip();
        int end = Math.min(LONGEST_NAME, plain.length());
        if (end > 0 && end < plain.length() && Character.isHighSurrogate(plain.charAt(end - 1))) {
            end--;
        }
        String base = plain.substring(0, end).strip();
        return (base.isEmpty() ? "file" : base) + "." + kind.extension();
    }
}
