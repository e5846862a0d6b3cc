package org.plumbline.review.evidence.cleaning;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/** The segments of a JPEG (ITU-T T.81, annex B) that stand before its pixels. */
final class JpegSegments {

    private static final int FIRST_APPLICATION = 0xe0;
    private static final int LAST_APPLICATION = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int START_OF_SCAN = 0xda;

    /** JFIF, colour profile and Adobe's kind of colours: without them the picture looks otherwise. */
    private static final Set<Integer> NEEDED = Set.of(0xe0, 0xe2, 0xee);

    private JpegSegments() {}

    /** The same picture without Exif, XMP and comments; the bytes as they are if they are not built like a JPEG. */
    static byte[] withoutDescriptions(byte[] jpeg) {
        if (jpeg.length < 4 || unsigned(jpeg, 0) != 0xff || unsigned(jpeg, 1) != 0xd8) {
            return jpeg;
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream(jpeg.length);
        kept.write(jpeg, 0, 2);
        int at = 2;
        while (at + 4 <= jpeg.length && unsigned(jpeg, at) == 0xff) {
            int marker = unsigned(jpeg, at + 1);
            int length = unsigned(jpeg, at + 2) << 8 | unsigned(jpeg, at + 3);
            if (marker == START_OF_SCAN || at + 2 + length > jpeg.length) {
                break;
            }
            if (!isDescription(marker)) {
                kept.write(jpeg, at, 2 + length);
            }
            at += 2 + length;
        }
        kept.write(jpeg, at, jpeg.length - at);
        return kept.toByteArray();
    }

    private static boolean isDescription(int marker) {
        boolean application = marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION;
        return marker == COMMENT || (application && !NEEDED.contains(marker));
    }

    private static int unsigned(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]);
    }
}
