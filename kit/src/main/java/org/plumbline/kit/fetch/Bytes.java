package org.plumbline.kit.fetch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

import org.plumbline.kit.hash.Sha256;

/** Bytes that nobody changes any more. */
public final class Bytes {

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** Takes a copy. */
    public static Bytes of(byte... content) {
        return new Bytes(content.clone());
    }

    /** Takes the array itself, which the caller has to let go of. */
    static Bytes owning(byte[] content) {
        return new Bytes(content);
    }

    public int length() {
        return content.length;
    }

    /** A copy. */
    public byte[] toArray() {
        return content.clone();
    }

    public InputStream stream() {
        return new ByteArrayInputStream(content);
    }

    /** Malformed input is replaced, as {@link String#String(byte[], Charset)} does. */
    public String text(Charset charset) {
        return new String(content, charset);
    }

    public byte[] sha256() {
        return Sha256.of(content);
    }

    /** The SHA-256 in lower-case hexadecimal. */
    public String sha256Hex() {
        return Sha256.hex(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
