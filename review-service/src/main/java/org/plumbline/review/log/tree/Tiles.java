package org.plumbline.review.log.tree;

import java.util.List;

/** Where the hashes of tiles are read. */
@FunctionalInterface
public interface Tiles {

    /** As many hashes as the tile is wide, which its tree has. */
    List<Hash> read(Tile tile);
}
