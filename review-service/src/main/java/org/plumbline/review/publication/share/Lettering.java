package org.plumbline.review.publication.share;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;

import org.plumbline.kit.web.PageDirection;

/**
 * Letters for pictures: DejaVu, which comes along, since a container may have no font at all. It writes Latin, Greek,
 * Cyrillic, Armenian, Hebrew and Arabic; a text in another script is left out rather than drawn as boxes.
 */
final class Lettering {

    static final Font PLAIN;
    static final Font BOLD;

    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
    private static final int LONGEST = 400;
    private static final double ENOUGH = 0.8;

    static {
        // Before anything of AWT is loaded: there is no screen, and perhaps no fontconfig, without which Java refuses
        // even a
        // font that it is given. The file says that the machine has no fonts to look for.
        System.setProperty("java.awt.headless", "true");
        System.setProperty("sun.awt.fontconfig", noFonts().toString());
        PLAIN = load("DejaVuSans.ttf");
        BOLD = load("DejaVuSans-Bold.ttf");
    }

    private Lettering() {}

    /** The text on one line, cut at a whole character if it is too long; empty if most of it has no letters here. */
    static Optional<String> drawable(String text) {
        String line = text.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
        StringBuilder kept = new StringBuilder();
        line.codePoints().filter(Lettering::isDrawable).forEach(kept::appendCodePoint);
        long marks = kept.codePoints()
                .filter(character -> !Character.isWhitespace(character))
                .count();
        long all = line.codePoints()
                .filter(character -> !Character.isWhitespace(character))
                .count();
        if (marks == 0 || marks < ENOUGH * all) {
            return Optional.empty();
        }
        return Optional.of(cut(kept.toString()));
    }

    static boolean isRightToLeft(String language) {
        return PageDirection.direction(language).equals("rtl");
    }

    /** Joiners and directions have no picture of their own, but shape what is beside them. */
    private static boolean isDrawable(int character) {
        return PLAIN.canDisplay(character) || Character.getType(character) == Character.FORMAT;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return text.substring(0, characters.preceding(LONGEST)) + "…";
    }

    private static Path noFonts() {
        try {
            Path file = Files.createTempFile("no-fonts", ".properties");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "version=1\nsequence.allfonts=default\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Font load(String name) {
        try (InputStream stream = Lettering.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException("The build lacks " + name);
            }
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The font " + name + " cannot be read", e);
        }
    }
}
