package org.plumbline.review.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.Exclusion;
import org.plumbline.review.review.rule.Risk;

/**
 * What the policy table has to do with a review.
 *
 * @param lowerable whether it needs more than every review does
 * @param asksMore whether the table asks for more than that now
 * @param now what it would need then
 * @param rows the rows that mean its claim
 * @param excluded those who can be let in again
 */
public record AppliedPolicy(
        int editorsNeeded,
        boolean lowerable,
        List<Excluded> exclusions,
        boolean asksMore,
        String now,
        List<String> rows,
        DeskForm form,
        List<ReviewPage.Option> excluded,
        DeskForm lifting) {

    /** Somebody who is kept away. */
    public record Excluded(String name, String from, String because) {}

    static AppliedPolicy of(ReviewView review, @Nullable Refusal refusal) {
        return new AppliedPolicy(
                review.editorsNeeded(),
                isLowerable(review),
                review.policy().exclusions().stream()
                        .map(one -> new Excluded(one.person().name(), one.from().words(), one.sentence()))
                        .toList(),
                review.policy().asksMore(),
                words(review.policy().now()),
                review.policy().rows(),
                DeskForm.of(
                        "policy", Map.of(), Objects.requireNonNull(review.may().get(Action.APPLY_POLICY)), refusal),
                review.policy().exclusions().stream()
                        .map(Exclusion::person)
                        .distinct()
                        .map(person -> new ReviewPage.Option(person.sub(), person.name()))
                        .toList(),
                DeskForm.of(
                        "exclusion",
                        Map.of(),
                        Objects.requireNonNull(review.may().get(Action.LIFT_EXCLUSION)),
                        refusal));
    }

    static boolean isLowerable(ReviewView review) {
        return review.risk() == Risk.HIGH || review.editorsNeeded() > 1;
    }

    private static String words(Bar bar) {
        String words = Label.of(bar.risk()).words() + ", " + bar.editorsNeeded()
                + (bar.editorsNeeded() == 1 ? " editor" : " editors");
        return bar.exclusions().isEmpty()
                ? words + "."
                : words + ", without "
                        + bar.exclusions().stream()
                                .map(one -> one.person().name())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ".";
    }
}
