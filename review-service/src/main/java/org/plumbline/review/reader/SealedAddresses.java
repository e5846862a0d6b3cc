package org.plumbline.review.reader;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.kit.hash.HmacSha256;

/**
 * Seals mail addresses (AES-256-GCM, NIST SP 800-38D, a random nonce for each), so that the database and its backups tell
 * nobody's. What was sealed for one row can be opened for no other.
 */
@ApplicationScoped
public class SealedAddresses {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final byte[] digestKey;
    private final SecureRandom random = new SecureRandom();

    SealedAddresses(ReaderKeys keys) {
        key = new SecretKeySpec(keys.of("addresses"), "AES");
        digestKey = keys.of("address digests");
    }

    /**
     * The address as it is stored.
     *
     * @param owner the id of the row that it belongs to
     */
    public byte[] seal(String address, UUID owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(address.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES/GCM", e);
        }
    }

    /** The address; nothing if it was sealed with another key, for another row, or was changed since. */
    public Optional<String> open(byte[] kept, UUID owner) {
        if (kept.length <= NONCE_BYTES) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(kept, NONCE_BYTES);
        try {
            byte[] address =
                    cipher(Cipher.DECRYPT_MODE, nonce, owner).doFinal(kept, NONCE_BYTES, kept.length - NONCE_BYTES);
            return Optional.of(new String(address, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            // The key was changed, so nobody can be written to any more; whoever asks says so.
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES/GCM", e);
        }
    }

    /** By which the same address is known again, to whoever has the key: 32 bytes. */
    public byte[] digest(String address) {
        return HmacSha256.of(digestKey, address.toLowerCase(Locale.ROOT));
    }

    private Cipher cipher(int mode, byte[] nonce, UUID owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
