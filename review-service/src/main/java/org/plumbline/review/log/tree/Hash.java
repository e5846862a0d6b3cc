package org.plumbline.review.log.tree;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import org.plumbline.kit.hash.Sha256;

/** A SHA-256 hash in the tree: of a leaf, of a node, or of the whole (RFC 9162, section 2.1.1). */
public final class Hash {

    /** How many bytes it has. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A hash that was computed before.
     *
     * @throws IllegalArgumentException unless there are 32 bytes
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** The hash of a leaf: SHA-256(0x00 ‖ entry). */
    public static Hash ofLeaf(byte[] entry) {
        byte[] input = new byte[1 + entry.length];
        input[0] = LEAF;
        System.arraycopy(entry, 0, input, 1, entry.length);
        return new Hash(Sha256.of(input));
    }

    /** The hash of what is above two others: SHA-256(0x01 ‖ left ‖ right). */
    public static Hash ofNode(Hash left, Hash right) {
        byte[] input = new byte[1 + 2 * LENGTH];
        input[0] = NODE;
        System.arraycopy(left.bytes, 0, input, 1, LENGTH);
        System.arraycopy(right.bytes, 0, input, 1 + LENGTH, LENGTH);
        return new Hash(Sha256.of(input));
    }

    /** The root of a tree without leaves: SHA-256 of nothing. */
    public static Hash ofEmptyTree() {
        return new Hash(Sha256.of(new byte[0]));
    }

    /**
     * Reads standard base64.
     *
     * @throws IllegalArgumentException unless it is that, of 32 bytes, in the one way to write them
     */
    public static Hash fromBase64(String text) {
        Hash hash = of(Base64.getDecoder().decode(text));
        if (!hash.base64().equals(text)) {
            throw new IllegalArgumentException("There is another way to write this hash in base64");
        }
        return hash;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** In standard base64, 44 characters. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** In lower-case hexadecimal, 64 characters. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
