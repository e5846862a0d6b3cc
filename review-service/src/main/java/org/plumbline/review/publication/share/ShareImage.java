package org.plumbline.review.publication.share;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

import org.plumbline.review.publication.InShort;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.verdict.Rating;

/**
 * A verdict as a picture, for where only its address is passed on: the claim, who said it, the rating or ratings, the
 * desk. Each text is shaped and set in its own direction; colours are those of the stylesheet.
 */
final class ShareImage {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;

    private static final int MARGIN = 80;
    private static final int INNER = WIDTH - 2 * MARGIN;
    private static final int CLAIM_TOP = 150;
    private static final int CLAIM_HEIGHT = 270;
    private static final int[] CLAIM_SIZES = {58, 50, 44, 38, 33};

    private static final int RATING_END = 584;
    private static final int GAP = 28;
    private static final Font LARGE = Lettering.BOLD.deriveFont(46f);
    private static final Font SMALL = Lettering.BOLD.deriveFont(38f);
    private static final Font LABEL = Lettering.PLAIN.deriveFont(24f);

    private static final Color PAPER = new Color(0xfdfcf9);
    private static final Color INK = new Color(0x1b1d21);
    private static final Color SOFT = new Color(0x50555e);
    private static final Color ACCENT = new Color(0x0b5d66);
    private static final Color GOOD = new Color(0x1d6b3a);
    private static final Color WARN = new Color(0x8a5200);
    private static final Color BAD = new Color(0xa3262a);

    private final Graphics2D canvas;
    private final FontRenderContext context;

    private ShareImage(Graphics2D canvas) {
        this.canvas = canvas;
        this.context = canvas.getFontRenderContext();
    }

    static byte[] png(PublishedVerdict verdict, String deskName) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            new ShareImage(canvas).draw(verdict, deskName);
        } finally {
            canvas.dispose();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            if (!ImageIO.write(image, "png", png)) {
                throw new IllegalStateException("This Java cannot write PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private void draw(PublishedVerdict verdict, String deskName) {
        boolean mirrored = Lettering.isRightToLeft(verdict.content().language());
        canvas.setColor(PAPER);
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        InShort inShort = verdict.inShort();
        Color tone = tone(inShort.slug());
        canvas.setColor(tone);
        canvas.fillRect(mirrored ? WIDTH - 24 : 0, 0, 24, HEIGHT);

        line(deskName, Lettering.BOLD.deriveFont(32f), ACCENT, mirrored, 100);
        Optional<String> claim = Lettering.drawable(verdict.content().claim().standalone());
        claim.ifPresent(text ->
                claim(text, Lettering.isRightToLeft(verdict.content().claim().language())));
        Optional.ofNullable(verdict.content().claim().claimant())
                .flatMap(Lettering::drawable)
                .ifPresent(name -> line(name, Lettering.PLAIN.deriveFont(30f), SOFT, mirrored, 470));
        rating(inShort, mirrored);
    }

    /** As large as its room lets it be; what has no room even small is cut, and says so. */
    private void claim(String text, boolean rightToLeft) {
        List<TextLayout> lines = List.of();
        for (int size : CLAIM_SIZES) {
            lines = wrapped(text, Lettering.PLAIN.deriveFont((float) size), rightToLeft);
            if (height(lines) <= CLAIM_HEIGHT) {
                break;
            }
        }
        canvas.setColor(INK);
        float y = CLAIM_TOP;
        for (TextLayout line : lines) {
            float below = line.getDescent() + line.getLeading();
            if (y + line.getAscent() + below > CLAIM_TOP + CLAIM_HEIGHT + 1) {
                TextLayout more = layout("…", Lettering.PLAIN.deriveFont(33f), rightToLeft);
                more.draw(canvas, start(more, rightToLeft), y + more.getAscent() / 2);
                return;
            }
            y += line.getAscent();
            line.draw(canvas, start(line, rightToLeft), y);
            y += below;
        }
    }

    private void rating(InShort verdict, boolean mirrored) {
        Rating now = verdict.ratingNow();
        if (verdict.isRetracted()) {
            int width = badge(verdict.words(), LARGE, tone(verdict.slug()), mirrored, 0);
            beside(verdict.was(), width + GAP, mirrored);
        } else if (now == null) {
            badge(verdict.words(), LARGE, tone(verdict.slug()), mirrored, 0);
        } else {
            int width = badge(verdict.ratingName(), SMALL, tone(verdict.slug()), mirrored, 0);
            label(verdict.then(), mirrored, 0);
            int start = Math.max(
                            width,
                            Math.round(layout(verdict.then(), LABEL, mirrored).getAdvance()))
                    + GAP;
            badge(verdict.ratingNowName(), SMALL, tone(now.slug()), mirrored, start);
            label(verdict.now(), mirrored, start);
        }
    }

    /** As far from the margin as said; returns its width. */
    private int badge(String name, Font font, Color tone, boolean mirrored, int start) {
        TextLayout layout = layout(name, font, mirrored);
        int width = Math.round(layout.getAdvance()) + 56;
        int height = font.equals(LARGE) ? 82 : 68;
        int top = RATING_END - height;
        int x = mirrored ? WIDTH - MARGIN - start - width : MARGIN + start;
        canvas.setColor(tone);
        canvas.fillRoundRect(x, top, width, height, 16, 16);
        canvas.setColor(Color.WHITE);
        layout.draw(canvas, x + 28, top + (height + layout.getAscent() - layout.getDescent()) / 2);
        return width;
    }

    private void label(String text, boolean mirrored, int start) {
        TextLayout layout = layout(text, LABEL, mirrored);
        canvas.setColor(SOFT);
        layout.draw(canvas, mirrored ? WIDTH - MARGIN - start - layout.getAdvance() : MARGIN + start, 508);
    }

    /** As large as the rest of the line lets it be. */
    private void beside(String text, int start, boolean mirrored) {
        Font font = Lettering.PLAIN.deriveFont(34f);
        float wide = layout(text, font, mirrored).getAdvance();
        TextLayout layout = layout(text, font.deriveFont(34f * Math.min(1, (INNER - start) / wide)), mirrored);
        canvas.setColor(SOFT);
        layout.draw(canvas, mirrored ? WIDTH - MARGIN - start - layout.getAdvance() : MARGIN + start, 555);
    }

    private void line(String text, Font font, Color colour, boolean mirrored, float baseline) {
        Lettering.drawable(text).ifPresent(drawable -> {
            List<TextLayout> lines = wrapped(drawable, font, mirrored);
            canvas.setColor(colour);
            lines.getFirst().draw(canvas, start(lines.getFirst(), mirrored), baseline);
        });
    }

    private static float start(TextLayout line, boolean rightToLeft) {
        return rightToLeft ? WIDTH - MARGIN - line.getAdvance() : MARGIN;
    }

    private static float height(List<TextLayout> lines) {
        float height = 0;
        for (TextLayout line : lines) {
            height += line.getAscent() + line.getDescent() + line.getLeading();
        }
        return height;
    }

    private List<TextLayout> wrapped(String text, Font font, boolean rightToLeft) {
        AttributedString set = attributed(text, font, rightToLeft);
        LineBreakMeasurer measurer = new LineBreakMeasurer(set.getIterator(), context);
        List<TextLayout> lines = new ArrayList<>();
        while (measurer.getPosition() < text.length()) {
            lines.add(measurer.nextLayout(INNER));
        }
        return lines;
    }

    private TextLayout layout(String text, Font font, boolean rightToLeft) {
        return new TextLayout(attributed(text, font, rightToLeft).getIterator(), context);
    }

    private static AttributedString attributed(String text, Font font, boolean rightToLeft) {
        return new AttributedString(
                text,
                Map.of(
                        TextAttribute.FONT,
                        font,
                        TextAttribute.RUN_DIRECTION,
                        rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR));
    }

    private static Color tone(String rating) {
        return switch (rating) {
            case "true", "mostly-true" -> GOOD;
            case "false", "mostly-false" -> BAD;
            case "half-true", "missing-context", "satire" -> WARN;
            default -> SOFT;
        };
    }
}
