package org.plumbline.review.log.note;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How a key says of its successor that it may be trusted too: a signed note that cannot be taken for a checkpoint. */
public final class Endorsement {

    private static final String FIRST_LINE = "Another key that signs for this log:";
    private static final int LINES = 3;

    private Endorsement() {}

    /** The note by which one key endorses the other. */
    public static String of(SigningKey endorsing, VerifierKey endorsed) {
        String text = FIRST_LINE + "\n" + endorsed.words() + "\n";
        return new SignedNote(text, List.of(endorsing.sign(text))).note();
    }

    /**
     * The key that a note endorses, if one of those trusted, of the same name, has signed it.
     *
     * @throws IllegalArgumentException if the note is none of these, or its signature is false
     */
    public static Optional<VerifierKey> read(String note, Collection<VerifierKey> trusted) {
        SignedNote signed = SignedNote.parse(note);
        List<String> lines = List.of(signed.text().split("\n", -1));
        if (lines.size() != LINES || !lines.getFirst().equals(FIRST_LINE)) {
            throw new IllegalArgumentException("This note endorses no key");
        }
        VerifierKey endorsed = VerifierKey.parse(lines.get(1));
        return signed.signedBy(trusted)
                .filter(by -> by.name().equals(endorsed.name()))
                .map(by -> endorsed);
    }
}
