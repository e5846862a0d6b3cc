package org.plumbline.review.log.tree;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * MTH, PATH and PROOF as RFC 9162 writes them down, over lists of entries: nothing of them is shared with what they test.
 */
final class Definitions {

    private Definitions() {}

    /** Section 2.1.1. */
    static byte[] mth(List<byte[]> entries) {
        int n = entries.size();
        if (n == 0) {
            return sha256(new byte[0]);
        }
        if (n == 1) {
            return sha256(new byte[] {0}, entries.getFirst());
        }
        int k = k(n);
        return sha256(new byte[] {1}, mth(entries.subList(0, k)), mth(entries.subList(k, n)));
    }

    /** Section 2.1.3.1. */
    static List<byte[]> path(int m, List<byte[]> entries) {
        int n = entries.size();
        if (n == 1) {
            return List.of();
        }
        int k = k(n);
        return m < k
                ? with(path(m, entries.subList(0, k)), mth(entries.subList(k, n)))
                : with(path(m - k, entries.subList(k, n)), mth(entries.subList(0, k)));
    }

    /** Section 2.1.4.1. */
    static List<byte[]> proof(int m, List<byte[]> entries) {
        return subproof(m, entries, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> entries, boolean b) {
        int n = entries.size();
        if (m == n) {
            return b ? List.of() : List.of(mth(entries));
        }
        int k = k(n);
        return m <= k
                ? with(subproof(m, entries.subList(0, k), b), mth(entries.subList(k, n)))
                : with(subproof(m - k, entries.subList(k, n), false), mth(entries.subList(0, k)));
    }

    /** The largest power of two that is smaller than n. */
    private static int k(int n) {
        int k = 1;
        while (2 * k < n) {
            k = 2 * k;
        }
        return k;
    }

    private static List<byte[]> with(List<byte[]> list, byte[] last) {
        List<byte[]> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Entries that differ. */
    static List<byte[]> entries(int count) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(ByteBuffer.allocate(4).putInt(i).array());
        }
        return entries;
    }
}
