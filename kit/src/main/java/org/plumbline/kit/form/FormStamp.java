package org.plumbline.kit.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.plumbline.kit.hash.HmacSha256;

/**
 * Says when a form was given out, signed so that nobody makes one up, and only for that form's idempotency key, so that
 * what each form sends needs a form of its own.
 */
public final class FormStamp {

    private static final Pattern STAMP = Pattern.compile("([0-9]{1,15})\\.([0-9a-f]{64})");
    private static final int SHORTEST_KEY = 32;

    private final byte[] key;
    private final Duration shortest;
    private final Duration longest;

    /**
     * Signs with a key that all instances of a service share.
     *
     * @param key at least 32 characters
     * @param shortest nobody reads the form and writes in less
     * @param longest how long a form can be left open
     * @throws IllegalArgumentException if the key is shorter
     */
    public FormStamp(String key, Duration shortest, Duration longest) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("The key of a form must have at least " + SHORTEST_KEY + " characters");
        }
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.shortest = shortest;
        this.longest = longest;
    }

    /** What a stamp says of the form that comes back with it. */
    public enum Age {
        FINE,
        TOO_FAST,
        /** Or not ours. */
        EXPIRED
    }

    /** The stamp of a form that is given out now. */
    public String of(String formKey, Instant now) {
        return now.toEpochMilli() + "." + signature(formKey, now.toEpochMilli());
    }

    /** What the stamp says of the form with that key, which comes back now. */
    public Age age(String stamp, String formKey, Instant now) {
        Matcher parts = STAMP.matcher(stamp);
        if (!parts.matches()) {
            return Age.EXPIRED;
        }
        long givenOut = Long.parseLong(parts.group(1));
        byte[] signed = parts.group(2).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(signed, signature(formKey, givenOut).getBytes(StandardCharsets.US_ASCII))) {
            return Age.EXPIRED;
        }
        Duration open = Duration.between(Instant.ofEpochMilli(givenOut), now);
        if (open.compareTo(longest) > 0) {
            return Age.EXPIRED;
        }
        return open.compareTo(shortest) < 0 ? Age.TOO_FAST : Age.FINE;
    }

    private String signature(String formKey, long milliseconds) {
        return HexFormat.of().formatHex(HmacSha256.of(key, milliseconds + "\n" + formKey));
    }
}
