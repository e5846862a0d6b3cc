package org.plumbline.claims.tip;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a text that says something from one that only links to something. */
final class Words {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}(:\\d+)?([/?#].*)?");

    private Words() {}

    /** Whether anything but addresses, numbers and signs is in the text. */
    static boolean areIn(String text) {
        return BLANKS.splitAsStream(text)
                .anyMatch(part -> part.codePoints().anyMatch(Character::isLetter) && !isAddress(part));
    }

    private static boolean isAddress(String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        return lower.contains("://")
                || lower.startsWith("www.")
                || lower.startsWith("mailto:")
                || DOMAIN.matcher(lower).matches();
    }
}
