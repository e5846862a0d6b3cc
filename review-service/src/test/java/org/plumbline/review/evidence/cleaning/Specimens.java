package org.plumbline.review.evidence.cleaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** Files as people and attackers send them, built here byte by byte. */
public final class Specimens {

    /** What is appended to pictures, to be found nowhere afterwards. */
    public static final String SCRIPT = "*/=1;alert('polyglot');<script>alert('polyglot')</script>";

    private Specimens() {}

    /** 51° 30' 26.64" N, as three fractions. */
    public static byte[] latitude() {
        return new byte[] {0, 0, 0, 51, 0, 0, 0, 1, 0, 0, 0, 30, 0, 0, 0, 1, 0, 0, 10, 104, 0, 0, 0, 100};
    }

    /** Four fields: red and green above, blue and white below; twice as wide as high. */
    public static BufferedImage fields(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.setColor(Color.GREEN);
        graphics.fillRect(width / 2, 0, width - width / 2, height / 2);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, height / 2, width / 2, height - height / 2);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(width / 2, height / 2, width - width / 2, height - height / 2);
        graphics.dispose();
        return picture;
    }

    public static byte[] written(BufferedImage picture, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalArgumentException("Nothing writes " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a phone writes it: lying on its side, with the place where it was taken and XMP that tells it again. */
    public static byte[] photograph(int width, int height) {
        byte[] jpeg = written(fields(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpg");
        byte[] xmp = bytes(
                "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude>51,30.44N</exif:GPSLatitude></x:xmpmeta>");
        return joined(
                Arrays.copyOf(jpeg, 2),
                segment(0xe1, joined(bytes("Exif\0\0"), exif(6))),
                segment(0xe1, xmp),
                segment(0xfe, bytes("Taken at home")),
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** Exif, big-endian: the orientation, and a GPS directory with a latitude. */
    static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(96);
        tiff.putShort((short) 0x4d4d).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        tiff.putInt(0);
        tiff.putShort((short) 2);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put(bytes("N\0\0\0"));
        tiff.putShort((short) 2).putShort((short) 5).putInt(3).putInt(68);
        tiff.putInt(0);
        return tiff.put(latitude()).array();
    }

    static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    /** A header of that size and not one row of pixels. */
    public static byte[] pngHeader(int width, int height) {
        byte[] size = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
                chunk("IHDR", size),
                chunk("IDAT", deflated(10)),
                chunk("IEND", new byte[0]));
    }

    /** A small picture whose text unfolds to very much more. */
    static byte[] pngWithUnfoldingText(int mebibytes) {
        byte[] png = written(fields(40, 20, BufferedImage.TYPE_INT_ARGB), "png");
        byte[] text = joined(bytes("Comment\0\0"), deflated(mebibytes * 1024 * 1024));
        return joined(Arrays.copyOf(png, 33), chunk("zTXt", text), Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] png(byte[] picture, String chunk, byte[] content) {
        return joined(
                Arrays.copyOf(picture, 33), chunk(chunk, content), Arrays.copyOfRange(picture, 33, picture.length));
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] named = joined(bytes(name), content);
        CRC32 check = new CRC32();
        check.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(content.length)
                .put(named)
                .putInt((int) check.getValue())
                .array();
    }

    private static byte[] deflated(int zeros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            byte[] some = new byte[8192];
            for (int left = zeros; left > 0; left -= some.length) {
                deflater.write(some, 0, Math.min(left, some.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] zipBomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i < 200; i++) {
                zip.write(new byte[1024 * 1024]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One pixel, with loss. */
    static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    /** One pixel, lossless and transparent. */
    static byte[] losslessWebp() {
        return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    }

    /** With an author, a place in its XMP and in its photograph, a script that runs by itself and a file inside. */
    public static byte[] pdf() {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(JPEGFactory.createFromByteArray(document, photograph(40, 20)), 50, 50);
            }
            document.getDocumentInformation().setAuthor("Ines Falk");
            document.getDocumentCatalog().setMetadata(metadata(document));
            page.setMetadata(metadata(document));
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('opened')"));
            PDComplexFileSpecification inside = new PDComplexFileSpecification();
            inside.setFile("inside.txt");
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(java.util.Map.of("inside", inside));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            page.getCOSObject().setString(COSName.getPDFName("LastModified"), "D:20240407");
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] lockedPdf() {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDMetadata metadata(PDDocument document) throws IOException {
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(bytes("<x:xmpmeta><exif:GPSLatitude>51,30.44N</exif:GPSLatitude></x:xmpmeta>"));
        return metadata;
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    /** As text of which every byte is a character, to look for what should not be there. */
    public static String text(byte[] content) {
        return new String(content, ISO_8859_1);
    }
}
