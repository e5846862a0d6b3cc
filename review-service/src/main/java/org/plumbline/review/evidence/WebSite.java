package org.plumbline.review.evidence;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.google.common.net.InternetDomainName;

/**
 * Whose a host is, as far as names tell: the domain that somebody registered, by the Public Suffix List (publicsuffix.org)
 * with its private part. So {@code news.bbc.co.uk} is {@code bbc.co.uk}, and two letters on one platform stay two.
 */
public final class WebSite {

    /** Sites that go by two names. */
    private static final Map<String, String> TWINS = Map.of(
            "twitter.com", "x.com",
            "youtu.be", "youtube.com",
            "youtube-nocookie.com", "youtube.com",
            "fb.com", "facebook.com",
            "fb.watch", "facebook.com",
            "t.me", "telegram.me",
            "redd.it", "reddit.com");

    /** Platforms that give each author a name below theirs and are not on the list. */
    private static final Set<String> PLATFORMS = Set.of("substack.com");

    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[.*");
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

    private WebSite() {}

    /** The registered domain of a host; the host itself where it has none, such as an IP address. */
    public static String of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String domain = registered(name);
        return TWINS.getOrDefault(domain, domain);
    }

    /** What a publisher is called who is named by an address: {@code Reuters} for {@code Reuters.com}. */
    public static String nameOf(String publisher) {
        String name = publisher.strip();
        if (!DOMAIN.matcher(name).matches() || !InternetDomainName.isValid(name)) {
            return publisher;
        }
        InternetDomainName domain = InternetDomainName.from(name);
        return domain.isUnderPublicSuffix() ? domain.topPrivateDomain().parts().getFirst() : publisher;
    }

    private static String belowPlatform(String registered, String host) {
        if (!PLATFORMS.contains(registered) || host.equals(registered)) {
            return registered;
        }
        String below = host.substring(0, host.length() - registered.length() - 1);
        return below.substring(below.lastIndexOf('.') + 1) + "." + registered;
    }

    static String registered(String host) {
        if (NUMERIC.matcher(host).matches() || !InternetDomainName.isValid(host)) {
            return host;
        }
        InternetDomainName domain = InternetDomainName.from(host);
        if (domain.isUnderPublicSuffix()) {
            return belowPlatform(domain.topPrivateDomain().toString(), host);
        }
        if (domain.hasPublicSuffix() || domain.parts().size() < 2) {
            return host;
        }
        // The list's rule for endings that are not on it: the last part is the suffix.
        int parts = domain.parts().size();
        return domain.parts().get(parts - 2) + "." + domain.parts().get(parts - 1);
    }
}
