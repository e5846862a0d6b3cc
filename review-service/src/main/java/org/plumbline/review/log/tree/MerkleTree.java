package org.plumbline.review.log.tree;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a tree, by the definitions of RFC 9162, section 2.1; {@link Proofs} checks them. */
public final class MerkleTree {

    private MerkleTree() {}

    /** The root of the first {@code size} leaves: MTH(D[size]). */
    public static Hash root(long size, Subtrees subtrees) {
        return size == 0 ? Hash.ofEmptyTree() : hash(0, size, subtrees);
    }

    /**
     * The way from a leaf to the root: PATH(index, D[size]), from the bottom up.
     *
     * @throws IndexOutOfBoundsException if the tree has no such leaf
     */
    public static List<Hash> inclusion(long index, long size, Subtrees subtrees) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("A tree of " + size + " has no leaf " + index);
        }
        List<Hash> path = new ArrayList<>();
        path(index, 0, size, subtrees, path);
        return path;
    }

    private static void path(long index, long start, long end, Subtrees subtrees, List<Hash> path) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (index < middle) {
            path(index, start, middle, subtrees, path);
            path.add(hash(middle, end, subtrees));
        } else {
            path(index, middle, end, subtrees, path);
            path.add(hash(start, middle, subtrees));
        }
    }

    /**
     * What shows that the first {@code first} leaves are the beginning of the {@code second}: PROOF(first, D[second]);
     * nothing if they are none or the same.
     *
     * @throws IndexOutOfBoundsException if the second is smaller than the first
     */
    public static List<Hash> consistency(long first, long second, Subtrees subtrees) {
        if (first < 0 || first > second) {
            throw new IndexOutOfBoundsException("A tree of " + second + " does not begin with " + first);
        }
        List<Hash> proof = new ArrayList<>();
        if (first > 0) {
            consistency(first, 0, second, true, subtrees, proof);
        }
        return proof;
    }

    /** SUBPROOF of the leaves from start to end, of which those before {@code first} were there. */
    private static void consistency(
            long first, long start, long end, boolean whole, Subtrees subtrees, List<Hash> proof) {
        if (first == end) {
            if (!whole) {
                proof.add(hash(start, end, subtrees));
            }
            return;
        }
        long middle = start + split(end - start);
        if (first <= middle) {
            consistency(first, start, middle, whole, subtrees, proof);
            proof.add(hash(middle, end, subtrees));
        } else {
            consistency(first, middle, end, false, subtrees, proof);
            proof.add(hash(start, middle, subtrees));
        }
    }

    private static Hash hash(long start, long end, Subtrees subtrees) {
        long size = end - start;
        if (Long.bitCount(size) == 1) {
            int height = Long.numberOfTrailingZeros(size);
            return subtrees.hash(height, start >> height);
        }
        long middle = start + split(size);
        return Hash.ofNode(hash(start, middle, subtrees), hash(middle, end, subtrees));
    }

    /** The largest power of two below the size, which is at least 2. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
