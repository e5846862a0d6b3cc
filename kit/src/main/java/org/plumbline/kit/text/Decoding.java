package org.plumbline.kit.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text by, in this order: a byte order mark; what the server declared; what the page declares of itself;
 * UTF-8 if it is that; else windows-1252, which reads anything.
 */
public final class Decoding {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Names that browsers take for windows-1252, which holds more (WHATWG, Encoding). */
    private static final Set<String> MEANT_AS_1252 = Set.of("iso-8859-1", "latin1", "us-ascii", "ascii");

    private static final int META_WITHIN = 4096;
    private static final Pattern META = Pattern.compile(
            "<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{2,40})", Pattern.CASE_INSENSITIVE);

    private Decoding() {}

    /**
     * A plain text.
     *
     * @param declared the name of a charset, in which nothing has to be believed; null if none was declared
     */
    public static String text(byte[] content, @Nullable String declared) {
        String marked = byMark(content);
        if (marked != null) {
            return marked;
        }
        Charset charset = declared == null ? null : charset(declared);
        return charset == null ? guessed(content) : new String(content, charset);
    }

    /**
     * A web page.
     *
     * @param declared as with {@link #text}
     */
    public static String page(byte[] content, @Nullable String declared) {
        if (byMark(content) != null || (declared != null && charset(declared) != null)) {
            return text(content, declared);
        }
        String start = new String(content, 0, Math.min(content.length, META_WITHIN), StandardCharsets.ISO_8859_1);
        Matcher meta = META.matcher(start);
        String said = meta.find() ? meta.group(1) : null;
        // A page that was found by its ASCII letters cannot be UTF-16, whatever it says.
        return text(content, said != null && said.toLowerCase(Locale.ROOT).startsWith("utf-16") ? null : said);
    }

    private static @Nullable String byMark(byte[] content) {
        if (begins(content, 0xEF, 0xBB, 0xBF)) {
            return new String(content, 3, content.length - 3, StandardCharsets.UTF_8);
        }
        if (begins(content, 0xFF, 0xFE)) {
            return new String(content, 2, content.length - 2, StandardCharsets.UTF_16LE);
        }
        if (begins(content, 0xFE, 0xFF)) {
            return new String(content, 2, content.length - 2, StandardCharsets.UTF_16BE);
        }
        return null;
    }

    private static boolean begins(byte[] content, int... mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int at = 0; at < mark.length; at++) {
            if ((content[at] & 0xFF) != mark[at]) {
                return false;
            }
        }
        return true;
    }

    private static String guessed(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, WINDOWS_1252);
        }
    }

    /** Null for a name that means nothing. */
    private static @Nullable Charset charset(String name) {
        if (MEANT_AS_1252.contains(name.toLowerCase(Locale.ROOT))) {
            return WINDOWS_1252;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
