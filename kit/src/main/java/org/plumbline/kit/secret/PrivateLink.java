package org.plumbline.kit.secret;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

import org.plumbline.kit.hash.Sha256;

/** The secret of a private link, of which only a digest is kept. */
public final class PrivateLink {

    private static final int BYTES = 24;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PrivateLink() {}

    /** A new one: 192 random bits in 32 characters. */
    public static String fresh() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Whether it looks like one at all. */
    public static boolean isOne(String token) {
        return TOKEN.matcher(token).matches();
    }

    /** What is kept of it; the secret cannot be guessed, so a plain digest hides it. */
    public static String digest(String token) {
        return Sha256.hex(token);
    }
}
