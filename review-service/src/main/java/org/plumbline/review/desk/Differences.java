package org.plumbline.review.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.diff.Passage;
import org.plumbline.kit.diff.WordDiff;

/** Gathers where two versions differ, without the long stretches in which they do not. */
final class Differences {

    /** So many characters on each side of a change are enough to see where it is. */
    private static final int AROUND = 160;

    private static final String LEFT_OUT = " […] ";

    private final List<Difference> found = new ArrayList<>();

    /** Compares a field; null is nothing. */
    Differences add(String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            String old = Objects.requireNonNullElse(before, "");
            String revised = Objects.requireNonNullElse(after, "");
            found.add(shortened(new Difference(field, old, revised, WordDiff.between(old, revised))));
        }
        return this;
    }

    List<Difference> found() {
        return List.copyOf(found);
    }

    /** A difference in which what both versions have is cut to what stands around the changes. */
    static Difference shortened(Difference difference) {
        List<Passage> whole = difference.passages();
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            Passage passage = whole.get(i);
            passages.add(
                    passage.isSame()
                            ? new Passage(passage.kind(), around(passage.text(), i > 0, i + 1 < whole.size()))
                            : passage);
        }
        return new Difference(difference.field(), difference.before(), difference.after(), List.copyOf(passages));
    }

    /** @param follows whether a change stands before the text, {@code leads} whether one comes after it */
    private static String around(String text, boolean follows, boolean leads) {
        int kept = (follows ? AROUND : 0) + (leads ? AROUND : 0);
        if (text.length() <= kept + LEFT_OUT.length()) {
            return text;
        }
        String beginning = follows ? text.substring(0, whole(text, AROUND)) : "";
        String end = leads ? text.substring(whole(text, text.length() - AROUND)) : "";
        return beginning + LEFT_OUT + end;
    }

    /** The place, or the one before it where a character takes two. */
    private static int whole(String text, int place) {
        return Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }
}
