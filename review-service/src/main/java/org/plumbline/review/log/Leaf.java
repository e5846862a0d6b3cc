package org.plumbline.review.log;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import org.plumbline.review.verdict.CanonicalJson;

/**
 * An entry of the log: that a revision was published, with a salted hash of each of its pieces and nothing in clear that
 * anybody could ask to have removed.
 *
 * @param v the version of this form, 1
 * @param verdict its id; the address has words of the headline in it
 * @param revision from 1
 * @param publishedAt to the microsecond
 * @param content the hashes, in hexadecimal, by the names that {@link Fields} gives the pieces
 */
public record Leaf(int v, UUID verdict, int revision, Instant publishedAt, SortedMap<String, String> content) {

    /** The version that is written. */
    public static final int VERSION = 1;

    public Leaf {
        content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
    }

    /** The entry itself: canonical JSON (RFC 8785). */
    public String entry() {
        return CanonicalJson.of(this);
    }

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException if it is none, or of another version
     */
    public static Leaf parse(String entry) {
        Leaf leaf;
        if (!entry.startsWith("{")) {
            throw new IllegalArgumentException("This is no entry of the log");
        }
        try {
            leaf = CanonicalJson.read(entry, Leaf.class);
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("This is no entry of the log", e);
        }
        if (leaf.v() != VERSION || !leaf.entry().equals(entry)) {
            throw new IllegalArgumentException("This is no entry of the log that is known here");
        }
        return leaf;
    }
}
