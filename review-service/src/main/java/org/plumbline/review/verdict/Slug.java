package org.plumbline.review.verdict;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** The last part of a verdict's address: ASCII words of its first headline, and a short id that makes it unique. */
final class Slug {

    private static final int MAX_WORDS = 60;
    private static final int SHORT_ID = 8;

    /** Crockford's base 32 in lower case: no letter that is taken for a digit. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("(?<=[a-z])['\u2019](?=[a-z])");
    private static final Pattern GROUPED_DIGITS = Pattern.compile("(?<=\\d),(?=\\d{3})");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    private Slug() {}

    /** {@code more-than-33000-killed-7zk2m9qx}; of a headline without ASCII letters, {@code verdict-7zk2m9qx}. */
    static String of(String headline, UUID id) {
        String words = words(headline);
        return (words.isEmpty() ? "verdict" : words) + "-" + shortId(id);
    }

    private static String words(String headline) {
        String ascii = MARKS.matcher(Normalizer.normalize(headline, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        ascii = APOSTROPHES.matcher(ascii).replaceAll("");
        ascii = GROUPED_DIGITS.matcher(ascii).replaceAll("");
        String slug = OTHERS.matcher(ascii).replaceAll("-");
        slug = trim(slug);
        if (slug.length() <= MAX_WORDS) {
            return slug;
        }
        int lastWord = slug.lastIndexOf('-', MAX_WORDS);
        return trim(slug.substring(0, lastWord > 0 ? lastWord : MAX_WORDS));
    }

    private static String trim(String slug) {
        int start = slug.startsWith("-") ? 1 : 0;
        int end = slug.length() > start && slug.endsWith("-") ? slug.length() - 1 : slug.length();
        return slug.substring(start, end);
    }

    /** The id's last 40 bits: of a UUIDv7 those are random, while the first ones are the time. */
    private static String shortId(UUID id) {
        StringBuilder digits = new StringBuilder();
        for (int i = SHORT_ID - 1; i >= 0; i--) {
            digits.append(DIGITS.charAt((int) (id.getLeastSignificantBits() >>> (5 * i)) & 31));
        }
        return digits.toString();
    }
}
