package org.plumbline.review.log.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The subtrees of a tree that is kept in tiles; each tile is read once. A proof of a tree of n leaves needs at most two
 * tiles of each of its log256(n) levels.
 */
public final class TiledSubtrees implements Subtrees {

    private final long size;
    private final Tiles tiles;
    private final Map<Tile, List<Hash>> read = new HashMap<>();

    /** @param size of the tree: it says how wide its last tiles are */
    public TiledSubtrees(long size, Tiles tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    @Override
    public Hash hash(int height, long index) {
        int level = height / Tile.HEIGHT;
        int within = height % Tile.HEIGHT;
        long first = index << within;
        long number = first / Tile.FULL;
        long there = size >> (level * Tile.HEIGHT);
        Tile tile = new Tile(level, number, (int) Math.min(Tile.FULL, there - number * Tile.FULL));
        int from = (int) (first - tile.first());
        return fold(read.computeIfAbsent(tile, this::read).subList(from, from + (1 << within)));
    }

    private List<Hash> read(Tile tile) {
        List<Hash> hashes = tiles.read(tile);
        if (hashes.size() != tile.width()) {
            throw new IllegalStateException("Tile " + tile.path() + " has " + hashes.size() + " hashes");
        }
        return hashes;
    }

    /** How many tiles had to be read so far. */
    public int tilesRead() {
        return read.size();
    }

    /** The root over neighbours, whose number is a power of two. */
    static Hash fold(List<Hash> neighbours) {
        List<Hash> row = neighbours;
        while (row.size() > 1) {
            List<Hash> above = new ArrayList<>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(Hash.ofNode(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }
}
