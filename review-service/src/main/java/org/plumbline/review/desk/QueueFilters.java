package org.plumbline.review.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.review.ReviewQueue;
import org.plumbline.review.review.rule.Priority;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Risk;

/**
 * The filters of the queue as they stand in the address; empty ones filter nothing.
 *
 * @param assignee {@code me}, {@code none} or a sub
 * @param workers who can be filtered by
 */
public record QueueFilters(
        String state,
        String assignee,
        String due,
        String priority,
        String risk,
        String order,
        List<DeskPerson> workers) {

    private static final String HERE = "/desk/reviews";
    private static final String ME = "me";
    private static final String NOBODY = "none";

    /** A choice of a filter. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * The same for the queue.
     *
     * @throws ProblemException 422 for what is none of the choices
     */
    ReviewQueue.Filter filter(String me, int limit, @Nullable UUID after) {
        ReviewQueue.Order wanted = parse("order", ReviewQueue.Order.class, order);
        return new ReviewQueue.Filter(
                parse("state", ReviewState.class, state),
                assignee.equals(NOBODY) ? ReviewQueue.Filter.NOBODY : null,
                person(me),
                parse("risk", Risk.class, risk),
                parse("priority", Priority.class, priority),
                parse("due", ReviewQueue.Due.class, due),
                wanted == null ? ReviewQueue.Order.NEWEST : wanted,
                limit,
                after);
    }

    private @Nullable String person(String me) {
        return switch (assignee) {
            case "", NOBODY -> null;
            case ME -> me;
            default ->
                workers.stream()
                        .map(DeskPerson::sub)
                        .filter(assignee::equals)
                        .findFirst()
                        .orElseThrow(() -> ProblemException.invalid("assignee", "must be one of the list's"));
        };
    }

    private static <E extends Enum<E>> @Nullable E parse(String name, Class<E> type, String value) {
        if (value.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(name, "must be one of the list's"));
    }

    /** The same with one state only. */
    QueueFilters in(ReviewState one) {
        return new QueueFilters(one.name(), assignee, due, priority, risk, order, workers);
    }

    public boolean any() {
        return !(state + assignee + due + priority + risk).isEmpty();
    }

    public List<Choice> states() {
        return choices(ReviewState.values(), one -> Label.of(one).words(), state);
    }

    public List<Choice> risks() {
        return choices(Risk.values(), one -> Label.of(one).words(), risk);
    }

    public List<Choice> priorities() {
        return choices(Priority.values(), Priority::words, priority);
    }

    public List<Choice> dues() {
        return choices(
                ReviewQueue.Due.values(),
                one -> switch (one) {
                    case OVERDUE -> "Overdue";
                    case THIS_WEEK -> "In the next seven days";
                    case NONE -> "No date";
                },
                due);
    }

    public List<Choice> assignees() {
        return Stream.concat(
                        Stream.of(
                                new Choice("", "Anybody or nobody", assignee.isEmpty()),
                                new Choice(ME, "Me", assignee.equals(ME)),
                                new Choice(NOBODY, "Nobody", assignee.equals(NOBODY))),
                        workers.stream()
                                .map(person -> new Choice(person.sub(), person.name(), assignee.equals(person.sub()))))
                .toList();
    }

    public List<Choice> orders() {
        return Arrays.stream(ReviewQueue.Order.values())
                .map(one -> new Choice(
                        one == ReviewQueue.Order.NEWEST ? "" : one.name(),
                        words(one),
                        one.name().equals(order)))
                .toList();
    }

    /** As it goes on after a number of reviews. */
    public String orderWords() {
        ReviewQueue.Order chosen = parse("order", ReviewQueue.Order.class, order);
        String words = words(chosen == null ? ReviewQueue.Order.NEWEST : chosen);
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static String words(ReviewQueue.Order order) {
        return switch (order) {
            case NEWEST -> "Newest first";
            case DUE -> "Due first";
            case PRIORITY -> "Most pressing first";
        };
    }

    /** The page's address with the same filters. */
    public String address(String view) {
        return Address.of(HERE, parameters("view", view));
    }

    /** The address of the next part of the list. */
    String next(UUID after) {
        return Address.of(HERE, parameters("after", after.toString()));
    }

    private String[] parameters(String name, String value) {
        return new String[] {
            "state",
            state,
            "assignee",
            assignee,
            "due",
            due,
            "priority",
            priority,
            "risk",
            risk,
            "order",
            order,
            name,
            value
        };
    }

    private static <E extends Enum<E>> List<Choice> choices(E[] values, Function<E, String> words, String chosen) {
        return Stream.concat(
                        Stream.of(new Choice("", "Any", chosen.isEmpty())),
                        Arrays.stream(values)
                                .map(one -> new Choice(
                                        one.name(), words.apply(one), one.name().equals(chosen))))
                .toList();
    }
}
