package org.plumbline.review.record.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.plumbline.review.log.note.Endorsement;
import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.note.VerifierKey;

/** Which keys are trusted, and why. */
final class Trust {

    private final List<VerifierKey> keys;
    private final String why;

    private Trust(Collection<VerifierKey> keys, String why) {
        this.keys = new ArrayList<>(keys);
        this.why = why;
    }

    /** The keys that somebody got elsewhere, or else those that were kept, or else those that the site names. */
    static Trust of(List<VerifierKey> given, Kept kept, KeyList listed, SignedNote checkpoint) {
        Trust trust;
        if (!given.isEmpty()) {
            trust = new Trust(given, "the key that was given");
        } else if (!kept.keys().isEmpty()) {
            trust = new Trust(kept.keys(), "a key that was kept from an earlier check");
        } else {
            List<VerifierKey> signing = listed.verifiers().stream()
                    .filter(key -> checkpoint.signedBy(List.of(key)).isPresent())
                    .toList();
            return new Trust(
                    signing, "the key that the site itself names, trusted as nothing was kept of it: compare the key");
        }
        trust.follow(listed.endorsements());
        return trust;
    }

    /** Trusts those that a trusted key has endorsed, and those that these have. */
    private void follow(List<String> endorsements) {
        boolean more = true;
        while (more) {
            more = false;
            for (String note : endorsements) {
                VerifierKey endorsed = Endorsement.read(note, keys).orElse(null);
                if (endorsed != null && !keys.contains(endorsed)) {
                    keys.add(endorsed);
                    more = true;
                }
            }
        }
    }

    List<VerifierKey> keys() {
        return keys;
    }

    /** Who signed the note.
     *
     * @throws Wrong if nobody who is trusted
     */
    VerifierKey signer(String what, SignedNote note) {
        return note.signedBy(keys)
                .orElseThrow(() -> new Wrong(what + " is signed by no key that is trusted: not by " + why
                        + ", nor by one that it introduced"));
    }

    String why() {
        return why;
    }
}
