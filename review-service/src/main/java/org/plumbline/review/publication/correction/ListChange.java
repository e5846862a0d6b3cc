package org.plumbline.review.publication.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.plumbline.kit.diff.Difference;

/**
 * What differs between two lists of things, the sources of a verdict say.
 *
 * @param title what is listed, in the language of the page
 * @param whole in what the list differs as a whole: the order
 * @param changed what stands in both, and is otherwise now
 * @param added what came in, in a line each
 * @param removed what was taken out, likewise
 */
public record ListChange(
        String title, List<Difference> whole, List<Item> changed, List<String> added, List<String> removed) {

    /** Something that stands in both lists, by its name, and in what it differs. */
    public record Item(String name, List<Difference> differences) {}

    /** How one thing is named, of the first list and of the second, and in what the two differ. */
    record Told<T>(
            Function<T, String> formerName,
            Function<T, String> name,
            Function<Pairs.Pair<T>, List<Difference>> differences) {}

    static <T> ListChange of(String title, Pairs<T> pairs, InWords words, Told<T> told) {
        List<Item> changed = new ArrayList<>();
        for (Pairs.Pair<T> pair : pairs.both()) {
            List<Difference> differences = told.differences().apply(pair);
            if (!differences.isEmpty()) {
                changed.add(new Item(told.name().apply(pair.is()), differences));
            }
        }
        Differences whole = new Differences();
        if (pairs.isReordered()) {
            whole.whole(
                    words.names().order(),
                    lines(
                            pairs.inFormerOrder(),
                            pair -> words.number(pair.before() + 1) + ". "
                                    + told.formerName().apply(pair.was())),
                    // With its former number, as two may have the same name.
                    lines(
                            pairs.both(),
                            pair -> words.number(pair.after() + 1) + ". "
                                    + told.name().apply(pair.is()) + " (" + words.number(pair.before() + 1) + ")"));
        }
        return new ListChange(
                title,
                whole.list(),
                List.copyOf(changed),
                pairs.added().stream().map(told.name()).toList(),
                pairs.removed().stream().map(told.formerName()).toList());
    }

    /** Whether the lists are the same. */
    boolean isEmpty() {
        return whole.isEmpty() && changed.isEmpty() && added.isEmpty() && removed.isEmpty();
    }

    private static <T> String lines(List<Pairs.Pair<T>> pairs, Function<Pairs.Pair<T>, String> line) {
        return pairs.stream().map(line).collect(Collectors.joining("\n"));
    }
}
