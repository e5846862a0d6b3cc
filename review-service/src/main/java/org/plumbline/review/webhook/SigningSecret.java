package org.plumbline.review.webhook;

import java.security.SecureRandom;
import java.util.Base64;

import org.plumbline.kit.hash.HmacSha256;

/** A secret that signs what is sent to one address, as Standard Webhooks writes it: {@code whsec_} and base64. */
public record SigningSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public SigningSecret {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A secret for signing begins with " + PREFIX);
        }
    }

    static SigningSecret fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * A signature after Standard Webhooks, symmetric scheme: {@code v1,} and the base64 of the HMAC-SHA256 of id, time and
     * payload with full stops between them.
     *
     * @param id of the message, the same however often it is sent
     * @param timestamp of the attempt, in seconds since 1970
     */
    public String sign(String id, long timestamp, String payload) {
        byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        byte[] code = HmacSha256.of(key, id + "." + timestamp + "." + payload);
        return "v1," + Base64.getEncoder().encodeToString(code);
    }

    /** Nothing of it, so that it gets into no log. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
