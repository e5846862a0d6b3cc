package org.plumbline.kit.fetch;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.fetch.FetchRefused.Reason;

/**
 * An http or https URL taken apart by one parser, ours, so that no two readings of it can differ.
 *
 * <p>{@code java.net.URI} gives no host for names in other scripts or with an underscore, and resolves some relative
 * references against the rules of RFC 3986.
 *
 * @param host ASCII, lower case, no dot at the end; an IPv6 address without its brackets
 * @param target path and query as they are asked for, in ASCII
 * @param literal the address, where the host is one and no name
 */
record WebAddress(
        String scheme,
        String host,
        int port,
        String target,
        @Nullable InetAddress literal) {

    /** RFC 3986, appendix B. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(\\?[^#]*)?(?:#.*)?", Pattern.DOTALL);

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:]+)(?::([0-9]{0,5}))?");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern DOTTED_QUAD = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    /** What servers take at least (RFC 9110, section 4.1), and no more. */
    private static final int MAX_LENGTH = 8000;

    private static final String KEPT_IN_TARGET = "-._~!$&'()*+,;=:@/?";

    private static final String MALFORMED_WORDS = "This is not the address of a page.";

    /** Names that no public name server answers (RFC 6761, RFC 6762, RFC 8375); clusters name their services so. */
    private static final Set<String> LOCAL_DOMAINS = Set.of("localhost", "local", "internal", "home.arpa");

    static WebAddress parse(String url) {
        Matcher parts = match(url);
        return of(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
    }

    /** Where a redirect from here leads; RFC 3986, section 5.2. */
    WebAddress follow(String location) {
        Matcher parts = match(location.strip());
        String path = parts.group(3);
        String query = parts.group(4);
        if (parts.group(1) != null) {
            return of(parts.group(1), parts.group(2), path, query);
        }
        if (parts.group(2) != null) {
            return of(scheme, parts.group(2), path, query);
        }
        Matcher own = match(target);
        if (path.isEmpty()) {
            return withTarget(own.group(3), query == null ? own.group(4) : query);
        }
        String folder = own.group(3).substring(0, own.group(3).lastIndexOf('/') + 1);
        return withTarget(path.startsWith("/") ? path : folder + path, query);
    }

    boolean secure() {
        return scheme.equals("https");
    }

    /** As it stands in the Host header and between the slashes of the URL. */
    String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure() ? 443 : 80) ? name : name + ":" + port;
    }

    URI uri() {
        return URI.create(scheme + "://" + authority() + target);
    }

    private WebAddress withTarget(String path, @Nullable String query) {
        return new WebAddress(scheme, host, port, target(path, query), literal);
    }

    private static Matcher match(String reference) {
        if (reference.length() > MAX_LENGTH) {
            throw malformed();
        }
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            throw malformed();
        }
        return parts;
    }

    private static WebAddress of(
            @Nullable String givenScheme, @Nullable String authority, String path, @Nullable String query) {
        String scheme = givenScheme == null ? "" : givenScheme.toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw FetchRefused.because(
                    Reason.SCHEME, "Only addresses that begin with http:// or https:// are fetched.");
        }
        if (authority == null) {
            throw malformed();
        }
        if (authority.indexOf('@') >= 0) {
            throw FetchRefused.because(
                    Reason.CREDENTIALS, "The address holds a user name or password. Take everything up to the @ out.");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw malformed();
        }
        String digits = parts.group(2);
        int port = digits == null || digits.isEmpty() ? (scheme.equals("https") ? 443 : 80) : Integer.parseInt(digits);
        String given = parts.group(1);
        if (given.startsWith("[")) {
            InetAddress literal = bracketed(given.substring(1, given.length() - 1));
            return new WebAddress(scheme, literal.getHostAddress(), port, target(path, query), literal);
        }
        String host = ascii(given);
        if (NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches()) {
            return new WebAddress(scheme, host, port, target(path, query), dottedQuad(host));
        }
        requireName(host);
        return new WebAddress(scheme, host, port, target(path, query), null);
    }

    private static String ascii(String host) {
        String ascii;
        try {
            ascii = IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw FetchRefused.because(Reason.MALFORMED, MALFORMED_WORDS, e);
        }
        return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    }

    /**
     * What ends in a number is an address to every browser and resolver (WHATWG URL, "ends in a number"). Only the
     * usual spelling is let through, as four numbers without leading zeros, which all of them read alike.
     */
    private static InetAddress dottedQuad(String host) {
        if (!DOTTED_QUAD.matcher(host).matches()) {
            throw FetchRefused.because(
                    Reason.FORBIDDEN_ADDRESS, "The address spells a number in place of a name in an unusual way.");
        }
        return InetAddress.ofLiteral(host);
    }

    private static InetAddress bracketed(String literal) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException e) {
            throw FetchRefused.because(Reason.MALFORMED, MALFORMED_WORDS, e);
        }
        if (address instanceof Inet4Address) {
            throw FetchRefused.because(
                    Reason.FORBIDDEN_ADDRESS, "The address wraps one kind of number into another to name a computer.");
        }
        return address;
    }

    private static void requireName(String host) {
        if (host.length() > 253) {
            throw malformed();
        }
        for (String label : host.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                throw malformed();
            }
        }
        boolean local =
                host.indexOf('.') < 0 || LOCAL_DOMAINS.stream().anyMatch(domain -> ("." + host).endsWith("." + domain));
        if (local) {
            throw FetchRefused.because(
                    Reason.FORBIDDEN_ADDRESS, "The address is a name inside a network, not one of the public web.");
        }
    }

    private static String target(String path, @Nullable String query) {
        String absolute = path.startsWith("/") ? path : "/" + path;
        return encoded(withoutDots(absolute)) + (query == null ? "" : "?" + encoded(query.substring(1)));
    }

    private static String withoutDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean up = segments[i].equals("..");
            if (up) {
                kept.pollLast();
            }
            if (!up && !segments[i].equals(".")) {
                kept.addLast(segments[i]);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    /** Leaves what is encoded as it is; encodes what may not stand in a URL, as browsers do. */
    private static String encoded(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int c = text.codePointAt(i);
            boolean letter = c < 0x80 && Character.isLetterOrDigit(c);
            if (letter || (c == '%' ? encodesAt(text, i) : KEPT_IN_TARGET.indexOf(c) >= 0)) {
                ascii.append((char) c);
            } else {
                // Half of a surrogate pair would become a question mark, and part the path from a query.
                boolean half = Character.getType(c) == Character.SURROGATE;
                byte[] bytes = Character.toString(half ? 0xfffd : c).getBytes(StandardCharsets.UTF_8);
                for (byte one : bytes) {
                    ascii.append(String.format(Locale.ROOT, "%%%02X", one & 0xff));
                }
            }
        }
        return ascii.toString();
    }

    private static boolean encodesAt(String text, int percent) {
        return percent + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(percent + 1))
                && HexFormat.isHexDigit(text.charAt(percent + 2));
    }

    private static FetchRefused malformed() {
        return FetchRefused.because(Reason.MALFORMED, MALFORMED_WORDS);
    }
}
