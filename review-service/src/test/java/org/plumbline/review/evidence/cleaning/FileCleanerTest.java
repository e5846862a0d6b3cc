package org.plumbline.review.evidence.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.plumbline.review.evidence.cleaning.Specimens.SCRIPT;
import static org.plumbline.review.evidence.cleaning.Specimens.bytes;
import static org.plumbline.review.evidence.cleaning.Specimens.fields;
import static org.plumbline.review.evidence.cleaning.Specimens.joined;
import static org.plumbline.review.evidence.cleaning.Specimens.photograph;
import static org.plumbline.review.evidence.cleaning.Specimens.text;
import static org.plumbline.review.evidence.cleaning.Specimens.written;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.Upload;

class FileCleanerTest {

    private static final Duration PATIENT = Duration.ofMinutes(2);

    private final FileCleaner cleaner = cleaner(PATIENT, 512);

    @Test
    void takesThePlaceOutOfAPhotographAndTurnsItUpright() throws IOException {
        byte[] photograph = photograph(80, 40);
        assertThat(latitude(photograph))
                .as("what a reader of Exif finds in what is sent")
                .isNotNull();
        assertThat(text(photograph)).contains("Exif", text(Specimens.latitude()), "GPSLatitude", "Taken at home");

        CleanFile clean = clean("IMG_0001.JPG", photograph);

        assertThat(text(clean.content()))
                .doesNotContain("Exif", text(Specimens.latitude()), "GPSLatitude", "xmpmeta", "Taken at home");
        assertThat(segments(clean.content())).isSubsetOf(List.of(0xe0, 0xdb, 0xc0, 0xc4));
        assertThat(clean.kind()).isEqualTo(FileKind.JPEG);
        assertThat(clean.name()).isEqualTo("IMG_0001.jpg");
        assertThat(clean.width()).isEqualTo(40);
        assertThat(clean.height()).isEqualTo(80);
        BufferedImage upright = picture(clean);
        assertThat(fieldAt(upright, 10, 20)).as("top left").isEqualTo(Color.BLUE);
        assertThat(fieldAt(upright, 30, 20)).as("top right").isEqualTo(Color.RED);
        assertThat(fieldAt(upright, 10, 60)).as("bottom left").isEqualTo(Color.WHITE);
        assertThat(fieldAt(upright, 30, 60)).as("bottom right").isEqualTo(Color.GREEN);
    }

    @Test
    void knowsEveryWayThatACameraCanBeHeld() {
        // Red, green, blue, white from the top left, as each orientation shows the same stored pixels.
        assertThat(shown(1)).isEqualTo("RGBW");
        assertThat(shown(2)).isEqualTo("GRWB");
        assertThat(shown(3)).isEqualTo("WBGR");
        assertThat(shown(4)).isEqualTo("BWRG");
        assertThat(shown(5)).isEqualTo("RBGW");
        assertThat(shown(6)).isEqualTo("BRWG");
        assertThat(shown(7)).isEqualTo("WGBR");
        assertThat(shown(8)).isEqualTo("GWRB");
        assertThat(shown(9)).isEqualTo("RGBW");
    }

    private static String shown(int orientation) {
        byte[] png = written(fields(8, 4, BufferedImage.TYPE_INT_ARGB), "png");
        byte[] turned = Specimens.png(png, "eXIf", Specimens.exif(orientation));
        BufferedImage picture =
                Upright.of(fields(8, 4, BufferedImage.TYPE_INT_ARGB), Orientation.of(turned, FileKind.PNG));
        int right = picture.getWidth() - 1;
        int bottom = picture.getHeight() - 1;
        StringBuilder shown = new StringBuilder();
        for (int[] corner : new int[][] {{0, 0}, {right, 0}, {0, bottom}, {right, bottom}}) {
            Color colour = new Color(picture.getRGB(corner[0], corner[1]));
            shown.append(
                    colour.equals(Color.WHITE)
                            ? 'W'
                            : colour.equals(Color.RED) ? 'R' : colour.equals(Color.GREEN) ? 'G' : 'B');
        }
        return shown.toString();
    }

    @Test
    void leavesNothingOfAPolyglotButItsPicture() throws IOException {
        byte[] jpeg = written(fields(80, 40, BufferedImage.TYPE_3BYTE_BGR), "jpg");
        byte[] gif = written(fields(80, 40, BufferedImage.TYPE_BYTE_INDEXED), "gif");
        byte[] png = written(fields(80, 40, BufferedImage.TYPE_INT_RGB), "png");
        List<byte[]> polyglots = List.of(
                joined(jpeg, bytes(SCRIPT)),
                joined(
                        Arrays.copyOf(jpeg, 2),
                        Specimens.segment(0xfe, bytes(SCRIPT)),
                        Arrays.copyOfRange(jpeg, 2, jpeg.length)),
                joined(jpeg, Specimens.zipBomb()),
                joined(gif, bytes(SCRIPT)),
                Specimens.png(png, "tEXt", bytes("Comment\0" + SCRIPT)));
        for (byte[] polyglot : polyglots) {
            CleanFile clean = clean("picture.html", polyglot);

            assertThat(text(clean.content())).doesNotContain("polyglot", "<script", "PK\u0003\u0004");
            assertThat(clean.kind()).isIn(FileKind.JPEG, FileKind.PNG);
            assertThat(clean.name()).isEqualTo("picture." + clean.kind().extension());
            assertThat(fieldAt(picture(clean), 60, 10)).isEqualTo(Color.GREEN);
        }
    }

    @Test
    void takesWhatIsNeitherPictureNorPdfByNoName() {
        List<byte[]> others = List.of(
                bytes("<!doctype html><script>alert(1)</script>"),
                bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
                bytes("<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>"),
                Specimens.zipBomb(),
                bytes(" %PDF-1.7 behind something else"),
                bytes("BM a bitmap"));
        for (byte[] other : others) {
            for (String name : List.of("page.html", "photo.jpg", "report.pdf")) {
                ProblemException refusal = refusal(cleaner, name, other);
                assertThat(refusal.type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
                assertThat(refusal.detail()).contains("JPEG, PNG, WebP, GIF", "PDF");
            }
        }
    }

    @Test
    void looksAtTheSizeBeforeItReadsAPixel() {
        ProblemException refusal = refusal(cleaner(PATIENT, 64), "large.png", Specimens.pngHeader(50_000, 50_000));

        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID);
        assertThat(refusal.detail()).contains("has more than 51,000,000 pixels");
    }

    @Test
    void doesNotUnfoldWhatAPictureSaysOfItself() {
        CleanFile clean = cleaner(PATIENT, 64).clean(new Upload("text.png", Specimens.pngWithUnfoldingText(500)));

        assertThat(clean.size()).isLessThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void refusesAPictureThatBreaksOff(String format) {
        BufferedImage noise = new BufferedImage(300, 300, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 300 * 300; i++) {
            noise.setRGB(i % 300, i / 300, i * 7919 * (i % 31));
        }
        byte[] whole = written(noise, format);

        ProblemException refusal = refusal(cleaner, "half." + format, Arrays.copyOf(whole, whole.length / 2));

        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID);
        assertThat(refusal.detail()).contains("cut off");
    }

    @Test
    void takesTheLargestPictureOfAPhone() {
        CleanFile clean = clean("large.jpg", photograph(8160, 6120));

        assertThat(clean.width()).isEqualTo(6120);
        assertThat(clean.height()).isEqualTo(8160);
    }

    @Test
    void readsWebpGreyAndTransparentPictures() throws IOException {
        assertThat(clean("small.webp", Specimens.webp()).kind()).isEqualTo(FileKind.JPEG);
        assertThat(clean("small.webp", Specimens.losslessWebp()).kind()).isEqualTo(FileKind.PNG);
        BufferedImage grey = new BufferedImage(40, 20, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(5, 5, 0, 100);
        byte[] greyPng = Specimens.png(written(grey, "png"), "eXIf", Specimens.exif(6));
        assertThat(new Color(picture(clean("grey.png", greyPng)).getRGB(14, 5)).getRed())
                .as("grey as it was stored")
                .isEqualTo(100);
        BufferedImage clear = new BufferedImage(40, 20, BufferedImage.TYPE_INT_ARGB);
        assertThat(picture(clean("clear.png", written(clear, "png"))).getRGB(3, 3) >>> 24)
                .isZero();
    }

    @Test
    void writesAPdfAnewWithoutWhatIsSaidOfIt() throws IOException {
        byte[] sent = Specimens.pdf();
        try (PDDocument document = Loader.loadPDF(sent)) {
            assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("Ines Falk");
            assertThat(document.getDocumentCatalog().getMetadata()).isNotNull();
        }
        assertThat(text(sent)).contains("Exif", text(Specimens.latitude()));

        CleanFile clean = clean("Report\u202efdp.exe", sent);

        assertThat(clean.kind()).isEqualTo(FileKind.PDF);
        assertThat(clean.name()).isEqualTo("Reportfdp.pdf");
        assertThat(text(clean.content()))
                .startsWith("%PDF-")
                .doesNotContain("Exif", text(Specimens.latitude()), "Ines");
        try (PDDocument document = Loader.loadPDF(clean.content())) {
            assertThat(document.getDocumentInformation().getAuthor()).isNull();
            assertThat(document.getDocumentCatalog().getMetadata()).isNull();
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getDocumentCatalog().getNames().getEmbeddedFiles())
                    .isNull();
            PDPage page = document.getPage(0);
            assertThat(page.getMetadata()).isNull();
            PDImageXObject picture = (PDImageXObject) page.getResources()
                    .getXObject(page.getResources().getXObjectNames().iterator().next());
            assertThat(fieldAt(picture.getImage(), 30, 5)).isEqualTo(Color.GREEN);
            assertThat(page.getCOSObject().getDictionaryObject(COSName.getPDFName("LastModified")))
                    .isNull();
        }
    }

    @Test
    void saysWhyAPdfCannotBeUsed() {
        assertThat(refusal(cleaner, "locked.pdf", Specimens.lockedPdf()).detail())
                .contains("is locked with a password");
        assertThat(refusal(cleaner, "not.pdf", bytes("%PDF-1.7\nand nothing else"))
                        .detail())
                .contains("is broken");
    }

    @Test
    void takesNoMoreThanItMay() {
        assertThat(refusal(cleaner, "empty.jpg", new byte[0]).detail()).contains("is empty");
        assertThat(refusal(cleaner, "large.jpg", new byte[FileCleaner.MOST_KIBIBYTES * 1024 + 1])
                        .type())
                .isEqualTo(ProblemType.TOO_LARGE);
        assertThat(refusal(cleaner(Duration.ofMillis(5), 64), "slow.jpg", photograph(40, 20))
                        .detail())
                .contains("more time or memory");
        assertThat(refusal(cleaner(PATIENT, 32), "large.jpg", photograph(6000, 4000))
                        .detail())
                .contains("more time or memory");
    }

    private CleanFile clean(String name, byte[] content) {
        return cleaner.clean(new Upload(name, content));
    }

    private static ProblemException refusal(FileCleaner cleaner, String name, byte[] content) {
        return catchThrowableOfType(ProblemException.class, () -> cleaner.clean(new Upload(name, content)));
    }

    private static FileCleaner cleaner(Duration time, int memory) {
        return new FileCleaner(new UploadLimits() {
            @Override
            public Duration time() {
                return time;
            }

            @Override
            public int memory() {
                return memory;
            }

            @Override
            public int atOnce() {
                return 1;
            }
        });
    }

    private static BufferedImage picture(CleanFile clean) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(clean.content()));
    }

    /** The colour of a field, as JPEG keeps it only about. */
    private static Color fieldAt(BufferedImage picture, int x, int y) {
        Color colour = new Color(picture.getRGB(x, y));
        return new Color(
                colour.getRed() > 127 ? 255 : 0, colour.getGreen() > 127 ? 255 : 0, colour.getBlue() > 127 ? 255 : 0);
    }

    /** The markers of the segments before the pixels. */
    private static List<Integer> segments(byte[] jpeg) {
        List<Integer> markers = new ArrayList<>();
        int at = 2;
        while ((jpeg[at + 1] & 0xff) != 0xda) {
            markers.add(jpeg[at + 1] & 0xff);
            at += 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
        }
        return markers;
    }

    /** What a library that reads Exif finds: the value of tag 2 in the GPS directory. */
    private static Object latitude(byte[] photograph) throws IOException {
        int exif = text(photograph).indexOf("Exif") + 6;
        try (ImageInputStream stream =
                ImageIO.createImageInputStream(new ByteArrayInputStream(photograph, exif, photograph.length - exif))) {
            Directory directory = new TIFFReader().read(stream);
            Directory places = (Directory) directory.getEntryById(0x8825).getValue();
            return places.getEntryById(2).getValue();
        }
    }
}
