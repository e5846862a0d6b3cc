package org.plumbline.review.log.tree;

import java.util.ArrayList;
import java.util.List;

/** A tree that leaves are added to; of what was there before it knows the last tile of each level only. */
public final class GrowingTree {

    private final List<List<Hash>> edges = new ArrayList<>();
    private long size;

    /** The tree as it is kept. */
    public GrowingTree(long size, Tiles tiles) {
        this.size = size;
        for (int level = 0; size >> (level * Tile.HEIGHT) > 0; level++) {
            long there = size >> (level * Tile.HEIGHT);
            int width = (int) (there % Tile.FULL);
            edges.add(new ArrayList<>(width == 0 ? List.of() : tiles.read(new Tile(level, there / Tile.FULL, width))));
        }
    }

    /**
     * A tile that will never change again.
     *
     * @param root over all its hashes
     */
    public record FullTile(int level, long number, List<Hash> hashes, Hash root) {

        public FullTile {
            hashes = List.copyOf(hashes);
        }
    }

    public long size() {
        return size;
    }

    /** Adds a leaf, and says which tiles it filled: mostly none. */
    public List<FullTile> add(Hash leaf) {
        List<FullTile> filled = new ArrayList<>();
        Hash hash = leaf;
        for (int level = 0; ; level++) {
            if (level == edges.size()) {
                edges.add(new ArrayList<>());
            }
            List<Hash> edge = edges.get(level);
            edge.add(hash);
            if (edge.size() < Tile.FULL) {
                break;
            }
            hash = TiledSubtrees.fold(edge);
            filled.add(new FullTile(level, size >> ((level + 1) * Tile.HEIGHT), edge, hash));
            edge.clear();
        }
        size++;
        return filled;
    }

    /** The root of the tree as it is now. */
    public Hash root() {
        return MerkleTree.root(size, this::hash);
    }

    /** Every perfect subtree that a root is made of lies at the edge of its level. */
    private Hash hash(int height, long index) {
        int level = height / Tile.HEIGHT;
        int within = height % Tile.HEIGHT;
        long start = (size >> ((level + 1) * Tile.HEIGHT)) * Tile.FULL;
        int from = (int) ((index << within) - start);
        return TiledSubtrees.fold(edges.get(level).subList(from, from + (1 << within)));
    }
}
