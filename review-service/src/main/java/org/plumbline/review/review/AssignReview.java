package org.plumbline.review.review;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.plumbline.kit.identity.DeactivatedException;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.text.Text;

/**
 * Says who leads the work on a review. It is one person, so that somebody feels it is theirs; another one takes it over.
 * Whoever else checks it comes and goes by {@link ShareReview}.
 */
@ApplicationScoped
public class AssignReview {

    static final String UNKNOWN = "must be a fact-checker or an editor of the desk who is active";

    private final ReviewChanges changes;
    private final DeskPeople people;
    private final Workflows workflows;

    AssignReview(ReviewChanges changes, DeskPeople people, Workflows workflows) {
        this.changes = changes;
        this.people = people;
        this.workflows = workflows;
    }

    /**
     * Somebody whom the desk knows.
     *
     * @param sub as in that person's token
     */
    public record Assignee(
            @NotBlank @Size(max = 255) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
            String sub) {

        public Assignee {
            sub = Text.orEmpty(sub);
        }
    }

    /** The actor takes the review; an open one is in progress from then on. */
    @Transactional
    public ReviewView take(Change change) {
        // Held before the review is, as a deactivation does it: whoever is being deactivated takes nothing any more.
        if (people.hold(change.actor().sub())
                .filter(person -> person.deactivatedAt() != null)
                .isPresent()) {
            throw new DeactivatedException();
        }
        return changes.make(change, Action.TAKE, (file, now) -> {
            file.review().assign(change.actor().person());
            workflows.removeChecker(change.reviewId(), change.actor().sub());
            return Outcome.changed(Map.of());
        });
    }

    /** The review goes to somebody else; 422 unless that person is known, active, and works on reviews. */
    @Transactional
    public ReviewView assign(Change change, @NotNull @Valid Assignee assignee) {
        if (assignee.sub().equals(change.actor().sub())) {
            return take(change);
        }
        Optional<DeskPerson> known = people.hold(assignee.sub()).filter(DeskPerson::worksOnReviews);
        return changes.make(change, Action.ASSIGN, (file, now) -> {
            Person person = known.orElseThrow(() -> ProblemException.invalid("sub", UNKNOWN))
                    .person();
            if (person.equals(file.review().assignee())) {
                return Outcome.nothing();
            }
            refuseExcluded(file, person);
            file.review().assign(person);
            workflows.removeChecker(change.reviewId(), person.sub());
            return Outcome.changed(Map.of("assignee", person.sub()));
        });
    }

    /** Nobody is given work that the policy keeps them from. */
    static void refuseExcluded(ReviewFile file, Person person) {
        file.workflow().keepingFromWork(person.sub()).ifPresent(exclusion -> {
            throw ProblemException.rule(
                    "person-excluded",
                    person.name() + " is excluded from this subject, because " + exclusion.sentence());
        });
    }
}
