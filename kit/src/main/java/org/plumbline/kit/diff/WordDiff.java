package org.plumbline.kit.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

import org.plumbline.kit.diff.Passage.Kind;

/** What differs between two texts, word by word (Myers' algorithm); longer texts line by line. */
public final class WordDiff {

    /** The algorithm takes up to the square of this many steps, so that a text made to be slow is not. */
    static final int MOST_WORDS = 5000;

    private WordDiff() {}

    /** The passages in order: without those that were added they are the one text, without those removed the other. */
    public static List<Passage> between(String before, String after) {
        List<String> old = words(before);
        List<String> revised = words(after);
        if (old.size() + revised.size() > MOST_WORDS) {
            old = lines(before);
            revised = lines(after);
        }
        if (old.size() + revised.size() > MOST_WORDS) {
            old = List.of(before);
            revised = List.of(after);
        }
        return passages(old, revised);
    }

    private static List<Passage> passages(List<String> old, List<String> revised) {
        List<Passage> passages = new ArrayList<>();
        StringBuilder removed = new StringBuilder();
        StringBuilder added = new StringBuilder();
        int at = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(old, revised, new MeyersDiffWithLinearSpace<>()).getDeltas()) {
            int start = delta.getSource().getPosition();
            if (start > at) {
                change(passages, removed, added);
                passages.add(new Passage(Kind.SAME, String.join("", old.subList(at, start))));
            }
            delta.getSource().getLines().forEach(removed::append);
            delta.getTarget().getLines().forEach(added::append);
            at = start + delta.getSource().size();
        }
        change(passages, removed, added);
        if (at < old.size()) {
            passages.add(new Passage(Kind.SAME, String.join("", old.subList(at, old.size()))));
        }
        return List.copyOf(passages);
    }

    /** One change, removed words first, whatever the order in which the algorithm found its parts. */
    private static void change(List<Passage> passages, StringBuilder removed, StringBuilder added) {
        if (!removed.isEmpty()) {
            passages.add(new Passage(Kind.REMOVED, removed.toString()));
        }
        if (!added.isEmpty()) {
            passages.add(new Passage(Kind.ADDED, added.toString()));
        }
        removed.setLength(0);
        added.setLength(0);
    }

    /** Words, and what stands between them; Chinese and Thai have words too, and 33,000 is one. */
    private static List<String> words(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            words.add(text.substring(start, end));
            start = end;
        }
        return words;
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("(?<=\n)"));
    }
}
