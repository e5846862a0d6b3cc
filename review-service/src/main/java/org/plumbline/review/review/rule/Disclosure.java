package org.plumbline.review.review.rule;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Looks for who protected sources are in what readers get. */
public final class Disclosure {

    private Disclosure() {}

    /**
     * The parts in which one of the names stands, whole and in whatever letters.
     *
     * @param names who the protected sources are
     * @param texts what readers get, by what that part is called
     */
    public static List<String> parts(Collection<String> names, Map<String, String> texts) {
        return texts.entrySet().stream()
                .filter(text -> names.stream().anyMatch(name -> WholeWords.find(name, text.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
