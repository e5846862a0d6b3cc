package org.plumbline.gateway.route;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, if it says so in only one way. A path that two servers could read differently (encoded
 * slashes and dots, dot segments, empty segments, matrix parameters, letters in disguise) is refused, so that routing
 * and the service behind it never disagree.
 */
public record RequestTarget(String path, @Nullable String query) {

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** Empty if the request line's target is not a plain path with perhaps a query. */
    public static Optional<RequestTarget> parse(String uri) {
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        String query = question < 0 ? null : uri.substring(question + 1);
        if (!isPlain(path)
                || (query != null
                        && (!isPrintable(query) || BROKEN_ESCAPE.matcher(query).find()))) {
            return Optional.empty();
        }
        return Optional.of(new RequestTarget(path, query));
    }

    /** As it stands in a request line. */
    public String uri() {
        return query == null ? path : path + "?" + query;
    }

    RequestTarget withPath(String otherPath) {
        return new RequestTarget(otherPath, query);
    }

    private static boolean isPlain(String path) {
        if (!path.startsWith("/") || path.contains("//") || !isPrintable(path)) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == ';' || c == '\\' || c == '#' || (c == '%' && !isHonestlyEncoded(path, i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the escape stands for something that had to be escaped and that nobody takes for a separator. */
    private static boolean isHonestlyEncoded(String path, int percent) {
        if (percent + 2 >= path.length()
                || !HexFormat.isHexDigit(path.charAt(percent + 1))
                || !HexFormat.isHexDigit(path.charAt(percent + 2))) {
            return false;
        }
        int octet = HexFormat.fromHexDigits(path, percent + 1, percent + 3);
        boolean letterOrDigit =
                (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') || (octet >= '0' && octet <= '9');
        boolean control = octet < ' ' || octet == 0x7f;
        return !letterOrDigit && !control && "/\\.;-_".indexOf(octet) < 0;
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
