package org.plumbline.kit.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a random nonce for each text: twelve bytes of nonce, then cipher
 * text with its tag.
 */
public final class AesGcm {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {}

    /**
     * Encrypts a text.
     *
     * @param key 32 bytes
     * @param purpose what the text is and whose; it opens for no other
     */
    public static byte[] seal(byte[] key, String purpose, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, purpose).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES/GCM", e);
        }
    }

    /** The text again; empty if it was sealed with another key or for another purpose, or was changed since. */
    public static Optional<String> open(byte[] key, String purpose, byte[] sealed) {
        if (sealed.length <= NONCE_BYTES) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] encrypted = new byte[parts.remaining()];
        parts.get(encrypted);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce, purpose).doFinal(encrypted);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            // That is the answer: this key and purpose do not open it.
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES/GCM", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
