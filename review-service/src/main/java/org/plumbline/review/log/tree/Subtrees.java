package org.plumbline.review.log.tree;

/** The hashes of the perfect subtrees of a tree, of which every other hash is made. */
@FunctionalInterface
public interface Subtrees {

    /**
     * The hash over the 2^height leaves from {@code index * 2^height} on.
     *
     * @param height from 0, at which it is that of a leaf
     */
    Hash hash(int height, long index);
}
