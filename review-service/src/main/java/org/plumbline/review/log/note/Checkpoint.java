package org.plumbline.review.log.note;

import java.util.List;
import java.util.regex.Pattern;

import org.plumbline.review.log.tree.Hash;

/**
 * What a log was when it signed (C2SP tlog-checkpoint).
 *
 * @param origin which log
 * @param size how many leaves it had
 * @param root the hash over all of them
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final int LINES = 3;
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    /**
     * Reads the text of a note; lines after the third are passed over.
     *
     * @throws IllegalArgumentException if it is no checkpoint
     */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        boolean complete = lines.size() > LINES && lines.getLast().isEmpty();
        if (!complete
                || lines.subList(0, lines.size() - 1).contains("")
                || !SIZE.matcher(lines.get(1)).matches()) {
            throw new IllegalArgumentException("This is no checkpoint of a log");
        }
        return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), Hash.fromBase64(lines.get(2)));
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
