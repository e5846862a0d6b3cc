package org.plumbline.review.evidence.cleaning;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which way up a picture is, by tag 0x0112 of its Exif (CIPA DC-008): what a camera stores instead of turning the pixels.
 *
 * @param value 1 to 8
 */
record Orientation(int value) {

    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final String EXIF = "Exif\0\0";

    /** What the picture says; upright if it says nothing that can be understood. */
    static Orientation of(byte[] picture, FileKind kind) {
        try {
            ByteBuffer exif =
                    switch (kind) {
                        case JPEG -> ofJpeg(picture);
                        case PNG -> ofPng(picture);
                        case WEBP -> ofWebp(picture);
                        case GIF, PDF -> null;
                    };
            return exif == null ? UPRIGHT : read(exif).orElse(UPRIGHT);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // Broken off or made up; the picture itself can be whole.
            return UPRIGHT;
        }
    }

    boolean isUpright() {
        return value == 1;
    }

    /** Whether what is its width lies on its side. */
    boolean isTurned() {
        return value >= 5;
    }

    /** Where a column and a row of a picture of this size come to stand across. */
    int across(int x, int y, int width, int height) {
        return switch (value) {
            case 2, 3 -> width - 1 - x;
            case 5, 8 -> y;
            case 6, 7 -> height - 1 - y;
            default -> x;
        };
    }

    /** Where they come to stand down. */
    int down(int x, int y, int width, int height) {
        return switch (value) {
            case 3, 4 -> height - 1 - y;
            case 5, 6 -> x;
            case 7, 8 -> width - 1 - x;
            default -> y;
        };
    }

    private static Optional<Orientation> read(ByteBuffer exif) {
        ByteBuffer tiff =
                startsWith(exif, EXIF) ? exif.slice(EXIF.length(), exif.limit() - EXIF.length()) : exif.slice();
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= 1 && value <= 8 ? Optional.of(new Orientation(value)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The APP1 segment of before the pixels that is Exif. */
    private static @Nullable ByteBuffer ofJpeg(byte[] picture) {
        ByteBuffer jpeg = ByteBuffer.wrap(picture);
        int at = 2;
        while (jpeg.get(at) == (byte) 0xff) {
            int marker = Byte.toUnsignedInt(jpeg.get(at + 1));
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == 0xda || marker == 0xd9) {
                return null;
            }
            int length = Short.toUnsignedInt(jpeg.getShort(at + 2));
            ByteBuffer segment = jpeg.slice(at + 4, length - 2);
            if (marker == 0xe1 && startsWith(segment, EXIF)) {
                return segment;
            }
            at += 2 + length;
        }
        return null;
    }

    private static @Nullable ByteBuffer ofPng(byte[] picture) {
        ByteBuffer png = ByteBuffer.wrap(picture);
        int at = 8;
        while (at + 12 <= picture.length) {
            int length = png.getInt(at);
            if (name(png, at + 4).equals("eXIf")) {
                return png.slice(at + 8, length);
            }
            at = next(at, 12, length);
        }
        return null;
    }

    private static @Nullable ByteBuffer ofWebp(byte[] picture) {
        ByteBuffer webp = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
        int at = 12;
        while (at + 8 <= picture.length) {
            int length = webp.getInt(at + 4);
            if (name(webp, at).equals("EXIF")) {
                return webp.slice(at + 8, length);
            }
            // Chunks begin at even places.
            at = next(at, 8 + (length & 1), length);
        }
        return null;
    }

    private static int next(int at, int around, int length) {
        if (length < 0 || length > Integer.MAX_VALUE - around - at) {
            throw new IllegalArgumentException("A chunk of " + length + " bytes");
        }
        return at + around + length;
    }

    private static String name(ByteBuffer bytes, int at) {
        byte[] name = new byte[4];
        bytes.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(ByteBuffer bytes, String mark) {
        if (bytes.limit() < mark.length()) {
            return false;
        }
        byte[] start = new byte[mark.length()];
        bytes.get(0, start);
        return new String(start, StandardCharsets.ISO_8859_1).equals(mark);
    }
}
