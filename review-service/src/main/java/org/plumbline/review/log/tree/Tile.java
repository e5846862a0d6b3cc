package org.plumbline.review.log.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The coordinates of up to 256 neighbouring hashes of a tree (C2SP tlog-tiles, tiles of height 8).
 *
 * @param level 0 for hashes of leaves; each hash at the next level is over a full tile of this one
 * @param number which tile of the level, from 0
 * @param width how many hashes; 256 if it is full
 */
public record Tile(int level, long number, int width) {

    /** How many levels of the tree a tile spans. */
    public static final int HEIGHT = 8;

    /** How many hashes a full tile has. */
    public static final int FULL = 1 << HEIGHT;

    private static final int HIGHEST_LEVEL = 63;
    private static final int GROUP = 1000;
    private static final Pattern LEVEL = Pattern.compile("0|[1-9][0-9]?");

    /** Six groups at the most: more leaves than that no log has, and a long has no more digits. */
    private static final Pattern PLACE =
            Pattern.compile("((?!x000)(?:x[0-9]{3}/){1,5}[0-9]{3}|[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < 0 || level > HIGHEST_LEVEL || number < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("There is no tile " + level + ", " + number + ", " + width);
        }
    }

    /** Where a full tile lies that such a number and level name. */
    public static Tile full(int level, long number) {
        return new Tile(level, number, FULL);
    }

    /**
     * The tile that an address names.
     *
     * @param level as a decimal number
     * @param place {@code x001/x234/067} for number 1,234,067, with {@code .p/W} if it is partial
     * @return empty if they are not written so
     */
    public static Optional<Tile> parse(String level, String place) {
        Matcher matcher = PLACE.matcher(place);
        if (!LEVEL.matcher(level).matches() || Integer.parseInt(level) > HIGHEST_LEVEL || !matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1).replaceAll("[x/]", ""));
        String width = matcher.group(2);
        if (width != null && Integer.parseInt(width) >= FULL) {
            return Optional.empty();
        }
        return Optional.of(new Tile(Integer.parseInt(level), number, width == null ? FULL : Integer.parseInt(width)));
    }

    /** The address below {@code tile/} of its hashes. */
    public String path() {
        return level + "/" + place();
    }

    /** The address below {@code tile/} of the entries whose hashes a tile of level 0 holds. */
    public String entriesPath() {
        return "entries/" + place();
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** The place of its first hash among those of its level. */
    public long first() {
        return number * FULL;
    }

    private String place() {
        List<String> groups = new ArrayList<>();
        long rest = number;
        groups.add(String.format(Locale.ROOT, "%03d", rest % GROUP));
        for (rest /= GROUP; rest > 0; rest /= GROUP) {
            groups.addFirst(String.format(Locale.ROOT, "x%03d", rest % GROUP));
        }
        return String.join("/", groups) + (isFull() ? "" : ".p/" + width);
    }
}
