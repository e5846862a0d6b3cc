package org.plumbline.kit.diff;

import java.util.List;

/**
 * A field in which two versions differ.
 *
 * @param field its name on a page
 * @param before what the first version has, empty if nothing
 * @param after what the second version has
 * @param passages both in one, see {@link WordDiff}
 */
public record Difference(String field, String before, String after, List<Passage> passages) {

    /** The first version's words, with those marked that the second lacks. */
    public List<Passage> beforeOnly() {
        return passages.stream().filter(passage -> !passage.isAdded()).toList();
    }

    /** The second version's words, with those marked that the first lacks. */
    public List<Passage> afterOnly() {
        return passages.stream().filter(passage -> !passage.isRemoved()).toList();
    }
}
