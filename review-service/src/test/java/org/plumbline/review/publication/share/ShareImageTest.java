package org.plumbline.review.publication.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedString;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import org.plumbline.kit.time.Ids;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.VariedVerdicts;
import org.plumbline.review.verdict.PublicVerdict;

class ShareImageTest {

    private static final List<PublicVerdict> VERDICTS =
            VariedVerdicts.of(34, "mark", Instant.parse("2026-11-22T12:00:00Z"));

    @Test
    void isOfTheSizeThatIsAskedFor() throws IOException {
        BufferedImage image = draw(VERDICTS.getFirst(), "english");

        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(ink(image, 80, 150, 600, 420)).as("the claim, on the left").isGreaterThan(2000);
    }

    @Test
    void arabicBeginsOnTheRight() throws IOException {
        BufferedImage image = draw(VERDICTS.get(1), "arabic");

        assertThat(ink(image, 600, 150, 1120, 420)).isGreaterThan(2000);
        assertThat(ink(image, 600, 500, 1120, 590)).as("the rating").isGreaterThan(2000);
        assertThat(ink(image, 80, 500, 400, 590)).isZero();
    }

    @Test
    void arabicLettersAreJoined() {
        // Joined, these three letters are narrower than each for itself.
        assertThat(width("بيت")).isLessThan(width("ب") + width("ي") + width("ت") - 5);
    }

    @Test
    void whatItHasNoLettersForIsLeftOut() throws IOException {
        assertThat(Lettering.drawable("价格下跌了一半")).isEmpty();
        assertThat(Lettering.drawable("Prices fell \uD83E\uDEE0")).contains("Prices fell ");
        BufferedImage image = draw(VERDICTS.get(8), "chinese");
        assertThat(ink(image, 80, 150, 1120, 420)).isZero();
        assertThat(ink(image, 80, 500, 600, 590)).isGreaterThan(2000);
    }

    @Test
    void longClaimsAreCut() {
        String drawable = Lettering.drawable("word ".repeat(500)).orElseThrow();

        assertThat(drawable).hasSizeLessThanOrEqualTo(401).endsWith("…");
    }

    @Test
    void everyVerdictHasOne() throws IOException {
        for (PublicVerdict verdict : VERDICTS) {
            assertThat(draw(verdict, "any").getWidth()).isEqualTo(1200);
        }
    }

    private static float width(String text) {
        AttributedString set = new AttributedString(text, Map.of(TextAttribute.FONT, Lettering.PLAIN.deriveFont(50f)));
        return new TextLayout(set.getIterator(), new FontRenderContext(null, true, true)).getAdvance();
    }

    private static BufferedImage draw(PublicVerdict content, String name) throws IOException {
        byte[] png = ShareImage.png(
                new PublishedVerdict(
                        Ids.next(),
                        content.claim().id(),
                        "slug",
                        "https://desk.example/verdicts/slug",
                        1,
                        Ids.next(),
                        content.publishedAt(),
                        "1".repeat(64),
                        content),
                "The Desk");
        Files.write(Path.of("target", "share-" + name + ".png"), png);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** How many pixels are darker than paper. */
    private static int ink(BufferedImage image, int left, int top, int right, int bottom) {
        int ink = 0;
        for (int x = left; x < right; x++) {
            for (int y = top; y < bottom; y++) {
                ink += (image.getRGB(x, y) & 0xff) < 0xa0 ? 1 : 0;
            }
        }
        return ink;
    }
}
