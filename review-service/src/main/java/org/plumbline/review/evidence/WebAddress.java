package org.plumbline.review.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.text.Text;

/**
 * The address of a page on the web: {@code http} or {@code https}, a host, no user name or password.
 *
 * @param uri as it was given
 */
public record WebAddress(URI uri) {

    private static final Pattern USUAL_PREFIX = Pattern.compile("^(?:(?:www|m|mobile|amp)\\.)+(?=[^.]+\\.)");

    /** Pages of one site that show a page of another: the Internet Archive, and the caches of AMP. */
    private static final List<Pattern> DETOURS = Stream.of(
                    "https?://web\\.archive\\.org/web/[^/]+/(https?://.+)",
                    "https?://(?:www\\.)?google\\.[a-z.]+/amp/(?:s/)?(.+)",
                    "https?://[^/]+\\.cdn\\.ampproject\\.org/[a-z]/(?:s/)?(.+)")
            .map(detour -> Pattern.compile(detour, Pattern.CASE_INSENSITIVE))
            .toList();

    /** How far a detour is followed that leads to another one. */
    private static final int MOST_DETOURS = 3;

    private static final Pattern AMP = Pattern.compile("^/amp(?=/.)|(?:/amp|\\.amp)/?$|\\.amp(?=\\.html$)");
    private static final Pattern PATH_PARAMETER = Pattern.compile(";[^/]*");
    private static final Pattern CAMPAIGN = Pattern.compile(
            "(?:utm_|mc_|at_|hsa_|pk_|mtm_)[a-z]+=|(?:fb|g|d|y|tw|tt)clid=|msclkid=|li_fat_id=|"
                    + "(?:wbraid|gbraid|igshid|igsh|mkt_tok|ocid|cmpid|smid|s_cid|_ga|_gl)=|"
                    + "amp(?:=|$)|output(?:type)?=amp$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VIDEO = Pattern.compile("(?:^|&)v=([\\w-]+)");
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

    /** The host in lower case, without a last dot and without {@code www.}, {@code m.}, {@code mobile.} or {@code amp.}. */
    public String host() {
        return USUAL_PREFIX
                .matcher(uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))
                .replaceFirst("");
    }

    /** Whose page it is: the registered domain of the site that made it, also where an archive or a cache shows it. */
    public String site() {
        return WebSite.of(direct().host());
    }

    /**
     * Whether both lead to one page as far as the addresses tell: the scheme, {@code www.}, {@code m.} and {@code amp.}, the
     * default port, a last slash, {@code /amp}, path parameters, needless escapes, the fragment, what campaigns append, the
     * other name of a site that has two, and a detour through the Internet Archive or a cache make no difference.
     */
    public boolean samePageAs(WebAddress other) {
        return page().equals(other.page());
    }

    private WebAddress direct() {
        WebAddress address = this;
        for (int i = 0; i < MOST_DETOURS; i++) {
            address = address.behindDetour().orElse(address);
        }
        return address;
    }

    private Optional<WebAddress> behindDetour() {
        return DETOURS.stream()
                .map(detour -> detour.matcher(uri.toString()))
                .filter(Matcher::matches)
                .map(detour -> detour.group(1))
                .findFirst()
                .flatMap(target -> parse(target.matches("(?i)https?://.*") ? target : "https://" + target));
    }

    private String page() {
        return direct().ownPage();
    }

    private String ownPage() {
        String path = AMP.matcher(PATH_PARAMETER
                        .matcher(withoutNeedlessEscapes(uri.normalize().getRawPath()))
                        .replaceAll(""))
                .replaceAll("");
        Optional<String> video = video(path);
        if (video.isPresent()) {
            return "video " + video.get();
        }
        if (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        int port = uri.getPort() == 80 || uri.getPort() == 443 ? -1 : uri.getPort();
        return hostByItsFirstName() + ":" + port + path + "?" + queryWithoutCampaigns(uri.getRawQuery());
    }

    private String hostByItsFirstName() {
        String host = host();
        String site = WebSite.of(host);
        // A host below the domain is another place: only the name of the domain itself has a twin.
        return host.equals(WebSite.registered(host)) ? site : host;
    }

    /** The same video stands at several addresses of its site. */
    private Optional<String> video(String path) {
        if (!WebSite.of(host()).equals("youtube.com")) {
            return Optional.empty();
        }
        if (host().equals("youtu.be")) {
            return Optional.of(path.substring(Math.min(1, path.length())));
        }
        Matcher named = VIDEO.matcher(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        return path.equals("/watch") && named.find() ? Optional.of(named.group(1)) : Optional.empty();
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
