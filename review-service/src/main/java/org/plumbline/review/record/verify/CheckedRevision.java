package org.plumbline.review.record.verify;

import java.util.List;

import org.plumbline.review.log.Leaf;
import org.plumbline.review.log.tree.Hash;
import org.plumbline.review.verdict.PublicVerdict;

/**
 * A revision that was checked against its leaf.
 *
 * @param removed pieces of which only the hash is left
 * @param verdict its content
 * @param hash of the leaf
 */
record CheckedRevision(RevisionProof proof, Leaf leaf, List<String> removed, PublicVerdict verdict, Hash hash) {

    CheckedRevision {
        removed = List.copyOf(removed);
    }

    /** How many pieces have the hashes that the leaf has. */
    int pieces() {
        return leaf.content().size() - removed.size();
    }
}
