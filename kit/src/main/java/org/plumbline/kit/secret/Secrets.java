package org.plumbline.kit.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/**
 * Encrypts what the service has to read again and a copy of its database must not give away: AES-256 in Galois/Counter
 * Mode (NIST SP 800-38D), with keys that are not in the database.
 *
 * <p>What comes out is a byte for the format, the first four bytes of the key's SHA-256, a random nonce of 12 bytes, and
 * cipher text with its tag. To rotate, add a line to the key file: the last one encrypts, all decrypt.
 */
@ApplicationScoped
public class Secrets {

    private static final byte FORMAT = 1;
    private static final int KEY_NAME = 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD = 1 + KEY_NAME + NONCE;

    private final SecretsConfig config;
    private final SecureRandom random = new SecureRandom();

    Secrets(SecretsConfig config) {
        this.config = config;
    }

    /**
     * Encrypts a text.
     *
     * @param purpose what it is and whose, such as {@code webhook:} and an id: nothing else can be made of the cipher text
     * @throws ProblemException 503 if no key file is configured
     * @throws KeyFile.Unusable if the key file cannot be used
     */
    public byte[] encrypt(String text, String purpose) {
        byte[] key = keys().getLast();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] head =
                ByteBuffer.allocate(HEAD).put(FORMAT).put(name(key)).put(nonce).array();
        byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key, nonce, purpose, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(HEAD + encrypted.length)
                .put(head)
                .put(encrypted)
                .array();
    }

    /**
     * The text again.
     *
     * @throws ProblemException 503 if no key file is configured
     * @throws KeyFile.Unusable if the key file cannot be used, or no longer has the key
     * @throws IllegalStateException if it was encrypted for another purpose, or changed
     */
    public String decrypt(byte[] encrypted, String purpose) {
        if (encrypted.length < HEAD || encrypted[0] != FORMAT) {
            throw new IllegalStateException("This is nothing that was encrypted here");
        }
        byte[] name = Arrays.copyOfRange(encrypted, 1, 1 + KEY_NAME);
        byte[] nonce = Arrays.copyOfRange(encrypted, 1 + KEY_NAME, HEAD);
        byte[] key = keys().stream()
                .filter(one -> Arrays.equals(name(one), name))
                .findFirst()
                .orElseThrow(() -> new KeyFile.Unusable("The secrets' key file no longer has a key that was in use"));
        byte[] text =
                cipher(Cipher.DECRYPT_MODE, key, nonce, purpose, Arrays.copyOfRange(encrypted, HEAD, encrypted.length));
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Read anew each time, so that a key can be added without a new start. */
    private List<byte[]> keys() {
        Path file = config.keyFile()
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.UNAVAILABLE,
                        "This installation has no key to keep secrets with. Whoever runs it has to name a key file"
                                + " (PLUMBLINE_SECRETS_KEY_FILE)."));
        return KeyFile.read(file, "The secrets' key file");
    }

    private static byte[] name(byte[] key) {
        return Arrays.copyOf(Sha256.of(key), KEY_NAME);
    }

    private static byte[] cipher(int mode, byte[] key, byte[] nonce, String purpose, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What was encrypted cannot be read, or nothing can be encrypted", e);
        }
    }
}
