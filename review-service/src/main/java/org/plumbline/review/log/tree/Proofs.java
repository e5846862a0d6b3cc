package org.plumbline.review.log.tree;

import java.util.ArrayList;
import java.util.List;

/** Checks proofs by the algorithms of RFC 9162, which share nothing with the definitions that proofs are made by. */
public final class Proofs {

    private Proofs() {}

    /** Whether the proof leads from the leaf to the root (RFC 9162, section 2.1.3.2). */
    public static boolean includes(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash step : proof) {
            if (last == 0) {
                return false;
            }
            if (isOdd(at) || at == last) {
                hash = Hash.ofNode(step, hash);
                while (!isOdd(at) && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.ofNode(hash, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether the proof shows that the first tree is the beginning of the second (RFC 9162, section 2.1.4.2). */
    public static boolean isConsistent(long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> proof) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == 0 || first == second) {
            return proof.isEmpty()
                    && firstRoot.equals(first == 0 ? Hash.ofEmptyTree() : secondRoot)
                    && (second != 0 || secondRoot.equals(firstRoot));
        }
        List<Hash> path = new ArrayList<>();
        if (Long.bitCount(first) == 1) {
            path.add(firstRoot);
        }
        path.addAll(proof);
        return !proof.isEmpty() && leadsToBoth(first, firstRoot, second, secondRoot, path);
    }

    private static boolean leadsToBoth(long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> path) {
        long at = first - 1;
        long last = second - 1;
        while (isOdd(at)) {
            at >>= 1;
            last >>= 1;
        }
        Hash before = path.getFirst();
        Hash now = path.getFirst();
        for (Hash step : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if (isOdd(at) || at == last) {
                before = Hash.ofNode(step, before);
                now = Hash.ofNode(step, now);
                while (!isOdd(at) && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                now = Hash.ofNode(now, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(firstRoot) && now.equals(secondRoot);
    }

    private static boolean isOdd(long number) {
        return (number & 1) == 1;
    }
}
