package org.plumbline.review.review.rule;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for who protected sources are in what readers get. */
public final class Disclosure {

    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2})++");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*+>");

    /** {@link WholeWords} takes it for nothing, or for what parts two words. */
    private static final String UNSEEN = "\u200b";

    private Disclosure() {}

    /**
     * The parts in which one of the names stands, whole and in whatever letters; also where an address escapes them, or
     * the tags of another format stand among them.
     *
     * @param names who the protected sources are
     * @param texts what readers get, by what that part is called, in each form in which they may come by it: as it is shown,
     *     the addresses that it leads to, and as it was written
     */
    public static List<String> parts(Collection<String> names, Map<String, List<String>> texts) {
        return texts.entrySet().stream()
                .filter(part -> part.getValue().stream()
                        .flatMap(Disclosure::readings)
                        .anyMatch(text -> names.stream().anyMatch(name -> WholeWords.find(name, text))))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Stream<String> readings(String text) {
        return Stream.of(text, unescaped(text), TAG.matcher(text).replaceAll(UNSEEN))
                .distinct();
    }

    /** With what is escaped as in an address (RFC 3986, section 2.1) as the characters that it stands for. */
    private static String unescaped(String text) {
        return ESCAPES.matcher(text).replaceAll(escapes -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String digits : escapes.group().substring(1).split("%", -1)) {
                bytes.write(HexFormat.fromHexDigits(digits));
            }
            return Matcher.quoteReplacement(bytes.toString(StandardCharsets.UTF_8));
        });
    }
}
