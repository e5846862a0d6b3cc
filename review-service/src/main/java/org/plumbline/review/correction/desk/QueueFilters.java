package org.plumbline.review.correction.desk;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.correction.CorrectionRequests;
import org.plumbline.review.correction.rule.CorrectionType;
import org.plumbline.review.correction.rule.RequestState;

/** The filters of the queue as they stand in the address; empty ones filter nothing. */
public record QueueFilters(String state, String type, String due) {

    private static final String OVERDUE = "OVERDUE";

    /** A choice of a filter. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * The same for the requests.
     *
     * @throws ProblemException 422 for what is none of the choices
     */
    CorrectionRequests.Filter filter(LocalDate today, int offset, int limit) {
        if (!due.isEmpty() && !due.equals(OVERDUE)) {
            throw ProblemException.invalid("due", "must be one of the list's");
        }
        return new CorrectionRequests.Filter(
                parse("state", RequestState.class, state),
                parse("type", CorrectionType.class, type),
                due.isEmpty() ? null : today,
                offset,
                limit);
    }

    public boolean any() {
        return !(state + type + due).isEmpty();
    }

    public List<Choice> states() {
        return choices("Waiting or in review", RequestState.values(), RequestState::words, state);
    }

    public List<Choice> types() {
        return choices("Any", CorrectionType.values(), CorrectionType::words, type);
    }

    public List<Choice> dues() {
        return List.of(new Choice("", "Any", due.isEmpty()), new Choice(OVERDUE, "Overdue", due.equals(OVERDUE)));
    }

    /** The address of another page of the list; the values are words of ours. */
    String address(int page) {
        return "/desk/corrections?state=" + state + "&type=" + type + "&due=" + due + "&page=" + page;
    }

    private static <E extends Enum<E>> List<Choice> choices(
            String all, E[] values, Function<E, String> words, String chosen) {
        return Stream.concat(
                        Stream.of(new Choice("", all, chosen.isEmpty())),
                        Arrays.stream(values)
                                .map(one -> new Choice(
                                        one.name(), words.apply(one), one.name().equals(chosen))))
                .toList();
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
}
