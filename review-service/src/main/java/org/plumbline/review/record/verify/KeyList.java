package org.plumbline.review.record.verify;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.log.note.VerifierKey;

/** What {@code /log/keys} answers. */
record KeyList(List<Key> keys) {

    KeyList {
        keys = List.copyOf(keys);
    }

    /** A key, and the note by which another one endorses it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Key(String key, @Nullable String endorsement) {}

    List<VerifierKey> verifiers() {
        return keys.stream().map(key -> VerifierKey.parse(key.key())).toList();
    }

    List<String> endorsements() {
        return keys.stream().map(Key::endorsement).filter(note -> note != null).toList();
    }
}
