package org.plumbline.kit.audit;

import java.time.Instant;
import java.util.HexFormat;

/**
 * A seal over the rows of all subjects from one position to another, and over the seal before it.
 *
 * @param number from 1
 * @param first the position after the last of the seal before
 * @param last the last position
 * @param entries how many rows these are: a position is left out where a transaction was taken back
 * @param digest SHA-256 over position (eight bytes, big-endian) and hash of each row, in the order of their positions
 * @param hash over the seal before and all of this
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; the bytes are what is stored.
public record Seal(long number, Instant at, long first, long last, long entries, byte[] digest, byte[] hash) {

    /** The hash as people keep it elsewhere, 64 hexadecimal digits. */
    public String words() {
        return HexFormat.of().formatHex(hash);
    }
}
