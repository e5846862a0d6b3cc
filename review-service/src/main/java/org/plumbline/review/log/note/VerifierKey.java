package org.plumbline.review.log.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.plumbline.kit.hash.Sha256;

/** A named Ed25519 key (RFC 8032) that signatures of notes are checked with (C2SP signed-note). */
public final class VerifierKey {

    static final String ALGORITHM = "Ed25519";
    static final int ID_LENGTH = 4;

    /** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte ED25519 = 1;
    private static final int KEY_LENGTH = 32;

    /** A name without spaces and plus signs, the key's id in hexadecimal, and its kind and bytes in base64. */
    private static final Pattern WORDS =
            Pattern.compile("([^\\s\\p{Z}\\p{Cc}+]+)\\+([0-9a-f]{8})\\+([0-9A-Za-z+/]{44})");

    private final String name;
    private final byte[] key;

    private VerifierKey(String name, byte[] key) {
        this.name = name;
        this.key = key;
    }

    static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerifierKey(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /**
     * Reads {@code name+id+key}, as {@link #words} writes it.
     *
     * @throws IllegalArgumentException if it is not that, or the id is not the key's
     */
    public static VerifierKey parse(String words) {
        Matcher matcher = WORDS.matcher(words);
        byte[] bytes = matcher.matches() ? Base64.getDecoder().decode(matcher.group(3)) : new byte[0];
        if (bytes.length != 1 + KEY_LENGTH || bytes[0] != ED25519) {
            throw new IllegalArgumentException("A verifier key is NAME+ID+KEY, of kind Ed25519: " + words);
        }
        VerifierKey key = new VerifierKey(matcher.group(1), Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!key.words().equals(words)) {
            throw new IllegalArgumentException("The id does not fit the key: " + words);
        }
        return key;
    }

    public String name() {
        return name;
    }

    /** The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key). */
    byte[] id() {
        byte[] label = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] input = Arrays.copyOf(label, label.length + 1 + KEY_LENGTH);
        System.arraycopy(typed(), 0, input, label.length, 1 + KEY_LENGTH);
        return Arrays.copyOf(Sha256.of(input), ID_LENGTH);
    }

    /** {@code name+id+key}, by which people and programs know it. */
    public String words() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + KEY_LENGTH];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, KEY_LENGTH);
        return typed;
    }

    /** Whether the signature is this key's, of the text's UTF-8. */
    boolean verifies(String text, byte[] signature) {
        try {
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
            System.arraycopy(key, 0, encoded, X509_PREFIX.length, KEY_LENGTH);
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // A key that is no point of the curve, or a signature of another length: nothing that it signed.
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && words().equals(that.words());
    }

    @Override
    public int hashCode() {
        return words().hashCode();
    }

    @Override
    public String toString() {
        return words();
    }
}
