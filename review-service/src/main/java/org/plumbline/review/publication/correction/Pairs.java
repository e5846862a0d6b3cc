package org.plumbline.review.publication.correction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The members of two lists, with those that are the same thing beside each other.
 *
 * @param both in the order of the second list
 * @param added what only the second list has
 * @param removed what only the first one has
 */
record Pairs<T>(List<Pair<T>> both, List<T> added, List<T> removed) {

    /**
     * What stands in both lists, at which places, from 0.
     *
     * @param was how the first list has it
     * @param is how the second one has it
     */
    record Pair<T>(int before, T was, int after, T is) {}

    /**
     * Puts them beside each other.
     *
     * @param keys by which members are known to be the same, the surest first; an empty one says nothing
     */
    static <T> Pairs<T> of(List<T> before, List<T> after, List<Function<T, Optional<?>>> keys) {
        Map<Integer, Integer> places = new TreeMap<>();
        Set<Integer> taken = new HashSet<>();
        for (Function<T, Optional<?>> key : keys) {
            for (int i = 0; i < after.size(); i++) {
                Optional<?> wanted = key.apply(after.get(i));
                if (!places.containsKey(i) && wanted.isPresent()) {
                    for (int j = 0; j < before.size() && !places.containsKey(i); j++) {
                        if (!taken.contains(j) && wanted.equals(key.apply(before.get(j)))) {
                            places.put(i, j);
                            taken.add(j);
                        }
                    }
                }
            }
        }
        List<Pair<T>> both = new ArrayList<>();
        places.forEach((i, j) -> both.add(new Pair<>(j, before.get(j), i, after.get(i))));
        return new Pairs<>(
                List.copyOf(both),
                IntStream.range(0, after.size())
                        .filter(i -> !places.containsKey(i))
                        .mapToObj(after::get)
                        .toList(),
                IntStream.range(0, before.size())
                        .filter(j -> !taken.contains(j))
                        .mapToObj(before::get)
                        .toList());
    }

    /** Whether what stands in both stands in another order. */
    boolean isReordered() {
        return IntStream.range(1, both.size())
                .anyMatch(i -> both.get(i - 1).before() > both.get(i).before());
    }

    /** What stands in both, in the order of the first list. */
    List<Pair<T>> inFormerOrder() {
        return both.stream().sorted(Comparator.comparingInt(Pair::before)).toList();
    }
}
