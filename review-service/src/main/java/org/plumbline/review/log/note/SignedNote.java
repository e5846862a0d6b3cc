package org.plumbline.review.log.note;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures under it (C2SP signed-note).
 *
 * @param text ends in a line break
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    private static final int LONGEST = 1_000_000;
    private static final int MOST_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a note; whether anybody whom one trusts has signed it, {@link #signedBy} says.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        boolean control = note.chars().anyMatch(character -> character < ' ' && character != '\n');
        if (note.length() > LONGEST || end < 0 || !note.endsWith("\n") || control) {
            throw new IllegalArgumentException("This is no signed note");
        }
        String under = note.substring(end + 2);
        List<String> lines = under.isEmpty()
                ? List.of()
                : List.of(under.substring(0, under.length() - 1).split("\n", -1));
        if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("A signed note has from 1 to " + MOST_SIGNATURES + " signatures");
        }
        return new SignedNote(
                note.substring(0, end + 1),
                lines.stream().map(NoteSignature::parse).toList());
    }

    /** The whole note, as it is sent. */
    public String note() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    /**
     * The first of the keys that has signed the text; signatures of others are passed over.
     *
     * @throws IllegalArgumentException if there is a signature that is said to be of one of the keys and is not
     */
    public Optional<VerifierKey> signedBy(Collection<VerifierKey> keys) {
        VerifierKey found = null;
        for (VerifierKey key : keys) {
            for (NoteSignature signature : signatures) {
                if (signature.isOf(key)) {
                    if (!signature.verifies(key, text)) {
                        throw new IllegalArgumentException("The signature of " + key.name() + " is false");
                    }
                    found = found == null ? key : found;
                }
            }
        }
        return Optional.ofNullable(found);
    }
}
