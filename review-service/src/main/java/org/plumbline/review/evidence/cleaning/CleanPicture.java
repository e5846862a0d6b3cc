package org.plumbline.review.evidence.cleaning;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture made anew of its pixels, the right way up: where and with what it was taken, and whatever else was hidden in or
 * behind it, is gone. A hostile one can take any amount of memory, so it is read in {@link CleaningProcess} only.
 */
final class CleanPicture {

    /** More than the largest that phones take. */
    private static final int MOST_PIXELS = 51_000_000;

    private static final int MOST_BYTES = 40 * 1024 * 1024;
    private static final float QUALITY = 0.92f;

    private CleanPicture() {}

    /**
     * Makes it anew: photographs as JPEG, all else as PNG; of an animation the first picture.
     *
     * @throws Unusable if it cannot be read whole, or has more pixels than are read
     */
    static CleanFile of(byte[] content, FileKind kind) {
        // Nothing of it gets into a file on the way.
        ImageIO.setUseCache(false);
        try {
            BufferedImage picture = Upright.of(read(content, kind), Orientation.of(content, kind));
            FileKind made = isPhotograph(content, kind, picture) ? FileKind.JPEG : FileKind.PNG;
            return new CleanFile(write(picture, made), made, "", picture.getWidth(), picture.getHeight());
        } catch (IOException | RuntimeException e) {
            if (e instanceof Unusable unusable) {
                throw unusable;
            }
            throw new Unusable(
                    "cannot be read: it is broken, cut off, or its colours are made for print (CMYK). Save it anew as JPEG or PNG");
        }
    }

    private static BufferedImage read(byte[] content, FileKind kind) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.name().toLowerCase(Locale.ROOT))
                .next();
        boolean[] cutOff = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) -> cutOff[0] |= tellsOfAnEarlyEnd(warning));
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(input, true, true);
            // The header says so much; nothing is made of it yet.
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new Unusable(
                        String.format(Locale.ENGLISH, "has more than %,d pixels; make it smaller", MOST_PIXELS));
            }
            BufferedImage picture = reader.read(0);
            if (cutOff[0]) {
                throw new Unusable("is cut off: a part of the picture is missing");
            }
            return picture;
        } finally {
            reader.dispose();
        }
    }

    /** What is missing at the end is filled with grey and only warned of by the JPEG reader. */
    private static boolean tellsOfAnEarlyEnd(String warning) {
        return warning.contains("Premature end") || warning.contains("EOI");
    }

    private static boolean isPhotograph(byte[] content, FileKind kind, BufferedImage picture) {
        return kind == FileKind.JPEG
                || (kind == FileKind.WEBP && !picture.getColorModel().hasAlpha() && !isLossless(content));
    }

    private static boolean isLossless(byte[] webp) {
        return new String(webp, 0, Math.min(webp.length, 64), StandardCharsets.ISO_8859_1).contains("VP8L");
    }

    private static byte[] write(BufferedImage picture, FileKind kind) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer =
                ImageIO.getImageWritersByFormatName(kind.extension()).next();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (kind == FileKind.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        if (bytes.size() > MOST_BYTES) {
            throw new Unusable("is larger than a file may be, once it is made anew; make it smaller");
        }
        return bytes.toByteArray();
    }
}
