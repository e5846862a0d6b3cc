package org.plumbline.review.review;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.plumbline.kit.identity.DeactivatedException;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.review.AssignReview.Assignee;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;

/** Lets several people check one review: each can be added by anybody of the desk, themselves included, and removed. */
@ApplicationScoped
public class ShareReview {

    private static final int MOST = 10;

    private final ReviewChanges changes;
    private final DeskPeople people;
    private final Workflows workflows;

    ShareReview(ReviewChanges changes, DeskPeople people, Workflows workflows) {
        this.changes = changes;
        this.people = people;
        this.workflows = workflows;
    }

    /** Somebody checks it too; 422 unless that person is known, active, and works on reviews. */
    @Transactional
    public ReviewView add(Change change, @NotNull @Valid Assignee checker) {
        boolean joining = checker.sub().equals(change.actor().sub());
        // Held before the review is, as when it is assigned.
        Optional<DeskPerson> known = people.hold(checker.sub());
        if (joining && known.filter(person -> person.deactivatedAt() != null).isPresent()) {
            throw new DeactivatedException();
        }
        return changes.make(change, Action.ADD_CHECKER, (file, now) -> {
            // Whoever joins may be here for the first time; their token says what they are.
            Person person = joining
                    ? change.actor().person()
                    : known.filter(DeskPerson::worksOnReviews)
                            .orElseThrow(() -> ProblemException.invalid("sub", AssignReview.UNKNOWN))
                            .person();
            if (file.facts().isOnIt(person.sub())) {
                return Outcome.nothing();
            }
            AssignReview.refuseExcluded(file, person);
            if (file.workflow().checkers().size() >= MOST) {
                throw ProblemException.rule(
                        "too-many-checkers", "A review has " + MOST + " checkers at the most beside its lead.");
            }
            workflows.addChecker(change.reviewId(), person, now);
            return Outcome.changed(Map.of("checker", person.sub()));
        });
    }

    /** Somebody checks it no more. What they said of the rating still counts: see {@code RatingQuestion}. */
    @Transactional
    public ReviewView remove(Change change, @NotNull @Valid Assignee checker) {
        return changes.make(change, Action.REMOVE_CHECKER, (file, now) -> {
            if (!file.workflow().checkerSubs().contains(checker.sub())) {
                throw ProblemException.invalid("sub", "must be somebody who checks this review");
            }
            boolean leaving = checker.sub().equals(change.actor().sub());
            if (!leaving
                    && file.workflow().keepingFromWork(change.actor().sub()).isPresent()) {
                throw ProblemException.rule(
                        "excluded",
                        "You are excluded from this subject: you can leave the review, not take others off it.");
            }
            workflows.removeChecker(change.reviewId(), checker.sub());
            return Outcome.changed(Map.of("checker", checker.sub()));
        });
    }
}
