package org.plumbline.kit.secret;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/**
 * Encrypts what the service has to read again and a copy of its database must not give away, by {@link AesGcm} with
 * keys that are not in the database.
 *
 * <p>What comes out is a byte for the format, the first four bytes of the key's SHA-256, and what {@link AesGcm} makes. To
 * rotate, add a line to the key file: the last one encrypts, all decrypt.
 */
@ApplicationScoped
public class Secrets {

    private static final byte FORMAT = 1;
    private static final int KEY_NAME = 4;
    private static final int HEAD = 1 + KEY_NAME;

    private final SecretsConfig config;

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
        byte[] sealed = AesGcm.seal(key, purpose, text);
        return ByteBuffer.allocate(HEAD + sealed.length)
                .put(FORMAT)
                .put(name(key))
                .put(sealed)
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
        byte[] name = Arrays.copyOfRange(encrypted, 1, HEAD);
        byte[] key = keys().stream()
                .filter(one -> Arrays.equals(name(one), name))
                .findFirst()
                .orElseThrow(() -> new KeyFile.Unusable("The secrets' key file no longer has a key that was in use"));
        return AesGcm.open(key, purpose, Arrays.copyOfRange(encrypted, HEAD, encrypted.length))
                .orElseThrow(() -> new IllegalStateException(
                        "What was encrypted was changed since, or was encrypted for something else"));
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
}
