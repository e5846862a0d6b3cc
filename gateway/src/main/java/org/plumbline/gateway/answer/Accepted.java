package org.plumbline.gateway.answer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What a client would rather have, a page or JSON. */
final class Accepted {

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

    /** A browser names text/html; a program that takes anything gets JSON. */
    static boolean wantsPage(@Nullable String accept) {
        return accept != null
                && Arrays.stream(accept.split(",", -1))
                        .map(Range::of)
                        .filter(range -> range.weight() > 0)
                        .sorted(Comparator.comparingDouble(Range::weight).reversed())
                        .map(Range::type)
                        .filter(type -> isPage(type) || type.equals("*/*") || type.endsWith("json"))
                        .findFirst()
                        .map(Accepted::isPage)
                        .orElse(false);
    }

    private static boolean isPage(String type) {
        return type.equals("text/html") || type.equals("application/xhtml+xml");
    }
}
