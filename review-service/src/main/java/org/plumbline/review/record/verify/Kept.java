package org.plumbline.review.record.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.note.VerifierKey;

/**
 * What is remembered of a site from one check to the next.
 *
 * @param keys those trusted; none before the first check
 * @param checkpoint the newest that was seen
 */
record Kept(List<VerifierKey> keys, @Nullable SignedNote checkpoint) {

    Kept {
        keys = List.copyOf(keys);
    }

    /** The file. */
    private record Words(List<String> keys, String checkpoint) {}

    static Kept load(Path file) {
        if (!Files.exists(file)) {
            return new Kept(List.of(), null);
        }
        try {
            Words words = Json.read("What was kept in " + file, Files.readString(file), Words.class);
            return new Kept(
                    words.keys().stream().map(VerifierKey::parse).toList(), SignedNote.parse(words.checkpoint()));
        } catch (IOException e) {
            throw new Unreachable(file + " cannot be read: " + e, e);
        }
    }

    static void save(Path file, List<VerifierKey> keys, SignedNote checkpoint) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(
                    fresh,
                    Json.write(new Words(keys.stream().map(VerifierKey::words).toList(), checkpoint.note())));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Unreachable(file + " cannot be written: " + e, e);
        }
    }
}
