package org.plumbline.review.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.review.ReviewView;

/** A rule of publication, in words, and whether it is met. */
public record Rule(boolean met, String words) {

    /** All rules that stand between a review and its publication, from what the policy says is missing. */
    static List<Rule> of(ReviewView review) {
        List<Rule> rules = new ArrayList<>();
        rules.add(rule(review, "Somebody works on it.", Set.of("take-first")));
        rules.add(
                rule(review, "The draft has a rating, a headline, a summary and a body.", Set.of("draft-incomplete")));
        rules.add(rule(
                review,
                review.waiver() == null
                        ? "At least two independent sources, one of them primary."
                        : "An editor waived the source rule; readers will see the reason.",
                Set.of("sources-missing")));
        rules.add(rule(review, "It names no protected source.", Set.of("source-disclosed")));
        rules.add(rule(review, "It is not blocked.", Set.of("blocked")));
        rules.add(rule(review, "Those who check it agree on the rating.", Set.of("ratings-disagree")));
        long approvals =
                review.approvals().stream().filter(ReviewView.Approved::holds).count();
        String approved = approvals + " of " + review.editorsNeeded()
                + (review.editorsNeeded() == 1 ? " editor" : " editors") + " approved the content as it stands.";
        String why = why(review, Set.of("not-approved", "two-editors-required", "three-editors-required"));
        rules.add(new Rule(why == null, why == null ? approved : approved + " " + why));
        return rules;
    }

    private static Rule rule(ReviewView review, String met, Set<String> names) {
        String why = why(review, names);
        return new Rule(why == null, why == null ? met : why);
    }

    private static @Nullable String why(ReviewView review, Set<String> names) {
        return review.missing().stream()
                .filter(obstacle -> names.contains(obstacle.rule()))
                .map(ReviewView.Obstacle::why)
                .findFirst()
                .orElse(null);
    }
}
