package org.plumbline.review.log.note;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signature under a note: who says that it is theirs, the id of the key, and the signature itself. */
public final class NoteSignature {

    private static final Pattern LINE = Pattern.compile("— ([^\\s\\p{Z}\\p{Cc}+]+) ([0-9A-Za-z+/]+={0,2})");

    private final String name;
    private final byte[] id;
    private final byte[] signature;

    NoteSignature(String name, byte[] id, byte[] signature) {
        this.name = name;
        this.id = id;
        this.signature = signature;
    }

    /**
     * Reads the line under a note.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static NoteSignature parse(String line) {
        Matcher matcher = LINE.matcher(line);
        byte[] bytes = matcher.matches() ? Base64.getDecoder().decode(matcher.group(2)) : new byte[0];
        if (bytes.length <= VerifierKey.ID_LENGTH) {
            throw new IllegalArgumentException("This is no signature of a note: " + line);
        }
        NoteSignature signature = new NoteSignature(
                matcher.group(1),
                Arrays.copyOf(bytes, VerifierKey.ID_LENGTH),
                Arrays.copyOfRange(bytes, VerifierKey.ID_LENGTH, bytes.length));
        if (!signature.line().equals(line)) {
            throw new IllegalArgumentException("There is another way to write this signature: " + line);
        }
        return signature;
    }

    /** The line under the note, without its end. */
    public String line() {
        byte[] bytes = Arrays.copyOf(id, id.length + signature.length);
        System.arraycopy(signature, 0, bytes, id.length, signature.length);
        return "— " + name + " " + Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether it says that it is of this key. */
    boolean isOf(VerifierKey key) {
        return name.equals(key.name()) && Arrays.equals(id, key.id());
    }

    boolean verifies(VerifierKey key, String text) {
        return key.verifies(text, signature);
    }
}
