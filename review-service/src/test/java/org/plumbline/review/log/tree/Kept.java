package org.plumbline.review.log.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A tree as a service keeps it: the hashes of its leaves, and the tiles that are full. */
final class Kept implements Tiles {

    private final Map<Tile, GrowingTree.FullTile> full = new HashMap<>();
    private final List<Hash> leaves = new ArrayList<>();

    /** A tree of these entries, which was put down and taken up again after each so many. */
    static Kept of(List<byte[]> entries, int atOnce) {
        Kept kept = new Kept();
        for (int start = 0; start < entries.size(); start += atOnce) {
            GrowingTree tree = new GrowingTree(kept.leaves.size(), kept);
            for (byte[] entry : entries.subList(start, Math.min(entries.size(), start + atOnce))) {
                kept.add(tree, Hash.ofLeaf(entry));
            }
        }
        return kept;
    }

    private void add(GrowingTree tree, Hash leaf) {
        leaves.add(leaf);
        tree.add(leaf).forEach(tile -> full.put(Tile.full(tile.level(), tile.number()), tile));
    }

    Hash root() {
        return new GrowingTree(leaves.size(), this).root();
    }

    @Override
    public List<Hash> read(Tile tile) {
        GrowingTree.FullTile known = full.get(Tile.full(tile.level(), tile.number()));
        if (known != null) {
            return known.hashes().subList(0, tile.width());
        }
        List<Hash> hashes = new ArrayList<>();
        for (long place = tile.first(); place < tile.first() + tile.width(); place++) {
            hashes.add(
                    tile.level() == 0
                            ? leaves.get((int) place)
                            : Objects.requireNonNull(full.get(Tile.full(tile.level() - 1, place)))
                                    .root());
        }
        return hashes;
    }
}
