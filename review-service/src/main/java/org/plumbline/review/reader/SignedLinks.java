package org.plumbline.review.reader;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.kit.hash.HmacSha256;

/** Links in mails: an id and, so that nobody makes one up, a signature (HMAC-SHA-256, cut to 192 bits) for one purpose. */
@ApplicationScoped
public class SignedLinks {

    private static final int ID_BYTES = 16;
    private static final int SIGNATURE_BYTES = 24;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{54}");

    private final ReaderKeys keys;

    SignedLinks(ReaderKeys keys) {
        this.keys = keys;
    }

    /** What a link is good for: one for something else is none. */
    public enum Purpose {
        CONFIRM,
        UNSUBSCRIBE
    }

    /** The token of a link, 54 characters that need no escape in an address. */
    public String token(Purpose purpose, UUID id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(ID_BYTES + SIGNATURE_BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .put(signature(purpose, id))
                        .array());
    }

    /** The id in a token that we signed for this purpose. */
    public Optional<UUID> read(Purpose purpose, String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        UUID id = new UUID(parts.getLong(), parts.getLong());
        byte[] signature = new byte[SIGNATURE_BYTES];
        parts.get(signature);
        return MessageDigest.isEqual(signature, signature(purpose, id)) ? Optional.of(id) : Optional.empty();
    }

    private byte[] signature(Purpose purpose, UUID id) {
        return Arrays.copyOf(HmacSha256.of(keys.of("links " + purpose), id.toString()), SIGNATURE_BYTES);
    }
}
