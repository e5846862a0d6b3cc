package org.plumbline.review.publication.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.diff.Passage;
import org.plumbline.kit.diff.WordDiff;

/** Collects the fields in which two versions differ, by their names in the language of the page. */
final class Differences {

    private final List<Difference> found = new ArrayList<>();

    /** A text, of which the words that differ are marked. */
    Differences words(String name, @Nullable String before, @Nullable String after) {
        String stood = orEmpty(before);
        String stands = orEmpty(after);
        if (!stood.equals(stands)) {
            found.add(new Difference(name, stood, stands, WordDiff.between(stood, stands)));
        }
        return this;
    }

    /** A rating, a name or a day is one thing: half of it says nothing. */
    Differences whole(String name, @Nullable String before, @Nullable String after) {
        String stood = orEmpty(before);
        String stands = orEmpty(after);
        if (!stood.equals(stands)) {
            String between = stood.contains("\n") || stands.contains("\n") ? "\n" : " ";
            List<Passage> passages = stood.isEmpty() || stands.isEmpty()
                    ? Stream.of(new Passage(Passage.Kind.REMOVED, stood), new Passage(Passage.Kind.ADDED, stands))
                            .filter(passage -> !passage.text().isEmpty())
                            .toList()
                    : List.of(
                            new Passage(Passage.Kind.REMOVED, stood),
                            new Passage(Passage.Kind.SAME, between),
                            new Passage(Passage.Kind.ADDED, stands));
            found.add(new Difference(name, stood, stands, passages));
        }
        return this;
    }

    List<Difference> list() {
        return List.copyOf(found);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
