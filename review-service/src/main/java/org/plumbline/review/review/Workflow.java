package org.plumbline.review.review;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.review.policy.Policy;
import org.plumbline.review.review.rule.Exclusion;
import org.plumbline.review.review.rule.RatingQuestion;

/**
 * Who works on a review beside whoever leads it, who is kept away, and how they rate its claim.
 *
 * @param checkers in the order in which they came
 * @param statements how people rated the claim and settled it, oldest first; nothing of it is ever taken away
 * @param draftRatingBy the sub of whoever gave the draft its rating; null if nobody did, or if there are no statements
 * @param policy the policy table as it stands now
 */
record Workflow(
        List<Person> checkers,
        List<Exclusion> exclusions,
        List<Statement> statements,
        @Nullable String draftRatingBy,
        Policy policy) {

    Workflow {
        checkers = List.copyOf(checkers);
        exclusions = List.copyOf(exclusions);
        statements = List.copyOf(statements);
    }

    /**
     * What somebody said of the rating.
     *
     * @param settles whether it settled what others disagreed on
     */
    record Statement(Person by, String rating, String reason, boolean settles, Instant at) {}

    /** The latest opinion of each person, in the order in which they were given. */
    List<Statement> opinions() {
        Map<String, Statement> latest = new LinkedHashMap<>();
        for (Statement statement : statements) {
            if (!statement.settles()) {
                latest.remove(statement.by().sub());
                latest.put(statement.by().sub(), statement);
            }
        }
        return List.copyOf(latest.values());
    }

    /** The latest settlement. */
    @Nullable
    Statement settlement() {
        return statements.stream()
                .filter(Statement::settles)
                .reduce((one, later) -> later)
                .orElse(null);
    }

    RatingQuestion question(@Nullable String draftRating) {
        Statement settlement = settlement();
        return new RatingQuestion(
                draftRating,
                draftRating == null ? null : draftRatingBy,
                opinions().stream()
                        .map(opinion ->
                                new RatingQuestion.Opinion(opinion.by().sub(), opinion.rating(), isSettled(opinion)))
                        .toList(),
                settlement == null
                        ? null
                        : new RatingQuestion.Settlement(settlement.by().sub(), settlement.rating()));
    }

    /** Whether the latest settlement came after an opinion. */
    boolean isSettled(Statement opinion) {
        Statement settlement = settlement();
        return settlement != null && statements.lastIndexOf(opinion) < statements.lastIndexOf(settlement);
    }

    /** What keeps somebody from all work on the review, if anything does. */
    Optional<Exclusion> keepingFromWork(String sub) {
        return exclusions.stream()
                .filter(one ->
                        one.from() == Exclusion.From.WORK && one.person().sub().equals(sub))
                .findFirst();
    }

    Set<String> checkerSubs() {
        return checkers.stream().map(Person::sub).collect(Collectors.toSet());
    }
}
