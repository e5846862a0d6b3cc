package org.plumbline.review.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.ReviewView.May;
import org.plumbline.review.review.rule.Action;

/**
 * Who checks a review beside its lead, and the forms about it.
 *
 * @param addable whom it can be shared with
 * @param joinable whether whoever looks at it can join
 */
public record Checking(
        List<ReviewPage.Option> checkers,
        List<ReviewPage.Option> addable,
        boolean joinable,
        DeskForm adding,
        DeskForm removing) {

    static Checking of(ReviewView review, List<ReviewPage.Option> colleagues, @Nullable Refusal refusal) {
        May add = Objects.requireNonNull(review.may().get(Action.ADD_CHECKER));
        May remove = Objects.requireNonNull(review.may().get(Action.REMOVE_CHECKER));
        May rate = Objects.requireNonNull(review.may().get(Action.RATE));
        return new Checking(
                review.checkers().stream()
                        .map(person -> new ReviewPage.Option(person.sub(), person.name()))
                        .toList(),
                colleagues.stream()
                        .filter(option -> review.checkers().stream()
                                .noneMatch(person -> person.sub().equals(option.value())))
                        .toList(),
                // Whoever is on the review may rate its claim.
                add.allowed() && "not-on-the-review".equals(rate.rule()),
                DeskForm.of("checker", Map.of(), add, refusal),
                DeskForm.of("checker-removal", Map.of(), remove, refusal));
    }
}
