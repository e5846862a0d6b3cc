package org.plumbline.review.figure.claim;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.inbox.ClaimSnapshot.Quantity;

/**
 * Where the quantities of a claim stand after somebody changed it. Quantities have no names: one is the same if it says the
 * same, wherever it stands; failing that, if it counts the same in the same place; failing that, if it is the only one left
 * that counts the same.
 */
final class QuantityMoves {

    private final List<Quantity> before;
    private final List<Quantity> after;
    private final Map<Integer, Integer> moves = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();

    private QuantityMoves(List<Quantity> before, List<Quantity> after) {
        this.before = before;
        this.after = after;
    }

    /** Their places from 0 on, by the places that they had; without those that are gone. */
    static Map<Integer, Integer> between(List<Quantity> before, List<Quantity> after) {
        QuantityMoves found = new QuantityMoves(before, after);
        found.find(QuantityMoves::saysTheSame, false);
        found.findInPlace();
        found.find(QuantityMoves::countsTheSame, true);
        return Map.copyOf(found.moves);
    }

    private void findInPlace() {
        for (int place = 0; place < Math.min(before.size(), after.size()); place++) {
            if (isOpen(place, place) && countsTheSame(before.get(place), after.get(place))) {
                move(place, place);
            }
        }
    }

    private void find(BiPredicate<Quantity, Quantity> same, boolean onlyOne) {
        for (int place = 0; place < before.size(); place++) {
            int from = place;
            List<Integer> found = IntStream.range(0, after.size())
                    .filter(to -> isOpen(from, to) && same.test(before.get(from), after.get(to)))
                    .boxed()
                    .toList();
            if (found.size() == 1 || (found.size() > 1 && !onlyOne)) {
                move(from, found.contains(from) ? from : found.getFirst());
            }
        }
    }

    private boolean isOpen(int from, int to) {
        return !moves.containsKey(from) && !taken.contains(to);
    }

    private void move(int from, int to) {
        moves.put(from, to);
        taken.add(to);
    }

    /** Whatever words it was read from. */
    private static boolean saysTheSame(Quantity one, Quantity other) {
        return countsTheSame(one, other)
                && Objects.equals(one.comparator(), other.comparator())
                && same(one.value(), other.value())
                && same(one.upper(), other.upper())
                && Objects.equals(one.ofWhom(), other.ofWhom())
                && Objects.equals(one.place(), other.place())
                && Objects.equals(one.periodStart(), other.periodStart())
                && Objects.equals(one.periodEnd(), other.periodEnd())
                && Objects.equals(one.asOf(), other.asOf());
    }

    private static boolean countsTheSame(Quantity one, Quantity other) {
        return Objects.equals(one.measure(), other.measure()) && Objects.equals(one.unit(), other.unit());
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }
}
