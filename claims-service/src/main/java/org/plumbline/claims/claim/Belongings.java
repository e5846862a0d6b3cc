package org.plumbline.claims.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import org.plumbline.claims.quantity.Quantity;

/** What moves along when a claim is merged: where it was seen, its topics and its quantities. */
public record Belongings(List<Appearance> appearances, List<String> topics, List<Quantity> quantities) {

    static final Belongings NONE = new Belongings(List.of(), List.of(), List.of());

    public Belongings {
        appearances = List.copyOf(appearances);
        topics = List.copyOf(topics);
        quantities = List.copyOf(quantities);
    }

    static Belongings of(Statement statement) {
        return new Belongings(statement.appearances(), statement.topics(), statement.quantities());
    }

    /**
     * What a claim can take over of another: what it does not have yet, as far as a claim has room. What finds none stays
     * with the other claim, where it can be read as before.
     */
    static Belongings newTo(Statement claim, Statement other) {
        Belongings own = of(claim);
        boolean sameText = claim.text().equals(other.text());
        List<Quantity> quantities = other.quantities().stream()
                .map(quantity -> sameText ? quantity : quantity.fromElsewhere())
                .toList();
        Belongings news = new Belongings(
                        distinct(other.appearances(), Appearance::isSameAs),
                        distinct(other.topics(), String::equals),
                        distinct(quantities, Quantity::isSameFigureAs))
                .minusLike(own);
        return new Belongings(
                first(news.appearances, Statement.MAX_LIST - own.appearances.size()),
                first(news.topics, Statement.MAX_TOPICS - own.topics.size()),
                first(news.quantities, Statement.MAX_LIST - own.quantities.size()));
    }

    /** Without what the other has too, by its meaning. */
    private Belongings minusLike(Belongings other) {
        return new Belongings(
                without(appearances, appearance -> has(other.appearances, appearance, Appearance::isSameAs)),
                without(topics, other.topics::contains),
                without(quantities, quantity -> has(other.quantities, quantity, Quantity::isSameFigureAs)));
    }

    /** What the other has too, as it is written here; only a quantity's words may differ. */
    Belongings sharedWith(Belongings other) {
        return new Belongings(
                only(appearances, other.appearances::contains),
                only(topics, other.topics::contains),
                only(quantities, quantity -> has(other.quantities, quantity, Quantity::isSameFigureAs)));
    }

    /** What makes something of the other needless here: it would have been brought if this had not been there. */
    Belongings standingFor(Belongings other) {
        return new Belongings(
                only(appearances, here -> other.appearances.stream().anyMatch(there -> there.isSameAs(here))),
                only(topics, other.topics::contains),
                only(quantities, quantity -> has(other.quantities, quantity, Quantity::isSameFigureAs)));
    }

    Belongings plus(Belongings other) {
        return new Belongings(
                joined(appearances, other.appearances),
                joined(topics, other.topics),
                joined(quantities, other.quantities));
    }

    /** Without what the other has to the letter: what somebody edited since stays. */
    Belongings minus(Belongings other) {
        return new Belongings(
                without(appearances, other.appearances::contains),
                without(topics, other.topics::contains),
                without(quantities, other.quantities::contains));
    }

    /** Whether there is anything. */
    public boolean any() {
        return !appearances.isEmpty() || !topics.isEmpty() || !quantities.isEmpty();
    }

    private static <T> boolean has(List<T> list, T element, BiPredicate<T, T> same) {
        return list.stream().anyMatch(other -> same.test(element, other));
    }

    private static <T> List<T> distinct(List<T> list, BiPredicate<T, T> same) {
        List<T> distinct = new ArrayList<>();
        for (T element : list) {
            if (!has(distinct, element, same)) {
                distinct.add(element);
            }
        }
        return distinct;
    }

    private static <T> List<T> only(List<T> list, Predicate<T> which) {
        return list.stream().filter(which).toList();
    }

    private static <T> List<T> without(List<T> list, Predicate<T> gone) {
        return only(list, gone.negate());
    }

    private static <T> List<T> joined(List<T> list, List<T> more) {
        List<T> joined = new ArrayList<>(list);
        joined.addAll(more);
        return joined;
    }

    private static <T> List<T> first(List<T> list, int most) {
        return list.subList(0, Math.clamp(most, 0, list.size()));
    }
}
