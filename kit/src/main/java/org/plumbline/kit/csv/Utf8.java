package org.plumbline.kit.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.plumbline.kit.problem.ProblemException;

/** Reads bytes as UTF-8, with a byte order mark or without, and says in which line they are none. */
final class Utf8 {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private Utf8() {}

    static String read(byte[] content) {
        for (int i = 0; i < content.length; i++) {
            if (content[i] == 0) {
                throw CsvFile.refused("is not a text file: line " + line(content, i)
                        + " holds bytes that no text has. Save the sheet as \"CSV UTF-8\".");
            }
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer characters = CharBuffer.allocate(content.length);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(bytes, characters, true)
                .isError();
        if (malformed) {
            throw notUtf8(line(content, bytes.position()));
        }
        String text = characters.flip().toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static ProblemException notUtf8(int line) {
        return CsvFile.refused("is not in UTF-8: line " + line
                + " holds characters of another encoding. Save the sheet as \"CSV UTF-8\".");
    }

    /** The line that a byte stands in, from 1; lines end with LF, CR LF or CR. */
    private static int line(byte[] content, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            boolean end = content[i] == '\n' || (content[i] == '\r' && content[i + 1] != '\n');
            line += end ? 1 : 0;
        }
        return line;
    }
}
