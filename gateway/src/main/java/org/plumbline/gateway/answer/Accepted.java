package org.plumbline.gateway.answer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What a client would rather have, a page or JSON. */
public final class Accepted {

    private static final Pattern RANGE = Pattern.compile("[^\\s/;,]+/[^\\s/;,]+\\s*(?:;.*)?");

    private Accepted() {}

    private record Range(String type, double weight) {

        static Range of(String text) {
            String[] parts = text.split(";", -1);
            double weight = Arrays.stream(parts)
                    .map(String::strip)
                    .filter(part -> part.startsWith("q="))
                    .mapToDouble(part -> number(part.substring(2)))
                    .findFirst()
                    .orElse(1);
            return new Range(parts[0].strip().toLowerCase(Locale.ROOT), weight);
        }

        private static double number(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                // What cannot be read is not what somebody insists on.
                return 0;
            }
        }
    }

    /** Whether it is a list of media ranges (RFC 9110, section 12.5.1), or not there at all. */
    public static boolean isReadable(@Nullable String accept) {
        return accept == null
                || Arrays.stream(accept.split(",", -1)).map(String::strip).allMatch(range -> RANGE.matcher(range)
                        .matches());
    }

    /** Whether it asks for server-sent events, and for nothing else. */
    public static boolean isStream(@Nullable String accept) {
        return accept != null && accept.strip().equalsIgnoreCase("text/event-stream");
    }

    /** A browser names text/html; a program that takes anything gets JSON. */
    static boolean wantsPage(@Nullable String accept) {
        return inOrder(accept)
                .filter(type -> isPage(type) || type.equals("*/*") || type.endsWith("json"))
                .findFirst()
                .map(Accepted::isPage)
                .orElse(false);
    }

    /** What a header such as {@code Accept} or {@code Accept-Language} takes, in lower case, the dearest first. */
    static Stream<String> inOrder(@Nullable String header) {
        return header == null
                ? Stream.empty()
                : Arrays.stream(header.split(",", -1))
                        .map(Range::of)
                        .filter(range -> range.weight() > 0)
                        .sorted(Comparator.comparingDouble(Range::weight).reversed())
                        .map(Range::type);
    }

    private static boolean isPage(String type) {
        return type.equals("text/html") || type.equals("application/xhtml+xml");
    }
}
