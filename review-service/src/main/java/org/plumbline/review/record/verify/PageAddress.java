package org.plumbline.review.record.verify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a verdict's page.
 *
 * @param site what comes before {@code /verdicts/}
 * @param slug what comes after
 */
record PageAddress(String site, String slug) {

    private static final Pattern ADDRESS =
            Pattern.compile("(https?://[^\\s?#]+?)/verdicts/([0-9a-z-]{1,100})/?(?:[?#].*)?");

    static Optional<PageAddress> parse(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.matches() ? Optional.of(new PageAddress(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    String url() {
        return site + "/verdicts/" + slug;
    }

    /** A file name that tells sites apart. */
    String siteName() {
        return site.replaceFirst("https?://", "").replaceAll("[^0-9A-Za-z.-]", "_");
    }
}
