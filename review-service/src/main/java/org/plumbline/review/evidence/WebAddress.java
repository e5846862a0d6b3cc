package org.plumbline.review.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.text.Text;

/**
 * The address of a page on the web: {@code http} or {@code https}, a host, no user name or password.
 *
 * @param uri as it was given
 */
public record WebAddress(URI uri) {

    private static final Pattern USUAL_PREFIX = Pattern.compile("^(?:www\\.|m\\.)+(?=[^.]+\\.)");
    private static final Pattern ARCHIVED =
            Pattern.compile("https?://web\\.archive\\.org/web/[^/]+/(https?://.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PATH_PARAMETER = Pattern.compile(";[^/]*");
    private static final Pattern CAMPAIGN =
            Pattern.compile("(?:utm_|mc_)[a-z]+=|(?:fb|g)clid=", Pattern.CASE_INSENSITIVE);
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** The address in the text, or nothing if it is not one. */
    public static Optional<WebAddress> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && text.matches(Text.LINE) && uri.getHost() != null && uri.getRawUserInfo() == null
                    ? Optional.of(new WebAddress(uri))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            // The caller says so to whoever typed it; there is nothing more to know.
            return Optional.empty();
        }
    }

    /** The host in lower case, without a last dot and without {@code www.} or {@code m.}. */
    public String host() {
        return USUAL_PREFIX
                .matcher(uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))
                .replaceFirst("");
    }

    /**
     * Whether both lead to one page as far as the addresses tell: the scheme, {@code www.} and {@code m.}, the default
     * port, a last slash, path parameters, needless escapes, the fragment, what campaigns append and a detour through
     * the Internet Archive make no difference.
     */
    public boolean samePageAs(WebAddress other) {
        return page().equals(other.page());
    }

    private String page() {
        Matcher archived = ARCHIVED.matcher(uri.toString());
        if (archived.matches()) {
            return parse(archived.group(1)).map(WebAddress::page).orElseGet(this::ownPage);
        }
        return ownPage();
    }

    private String ownPage() {
        String path = PATH_PARAMETER
                .matcher(withoutNeedlessEscapes(uri.normalize().getRawPath()))
                .replaceAll("");
        if (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        int port = uri.getPort() == 80 || uri.getPort() == 443 ? -1 : uri.getPort();
        return host() + ":" + port + path + "?" + queryWithoutCampaigns(uri.getRawQuery());
    }

    private static String queryWithoutCampaigns(@Nullable String query) {
        return query == null
                ? ""
                : Arrays.stream(withoutNeedlessEscapes(query).split("&", -1))
                        .filter(part ->
                                !part.isEmpty() && !CAMPAIGN.matcher(part).lookingAt())
                        .collect(Collectors.joining("&"));
    }

    /** Letters, digits and {@code - . _ ~} mean the same escaped or not (RFC 3986, section 2.3). */
    private static String withoutNeedlessEscapes(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> {
            char character = (char) HexFormat.fromHexDigits(escape.group(), 1, 3);
            boolean unreserved =
                    (character < 0x80 && Character.isLetterOrDigit(character)) || "-._~".indexOf(character) >= 0;
            return unreserved ? String.valueOf(character) : escape.group().toUpperCase(Locale.ROOT);
        });
    }
}
