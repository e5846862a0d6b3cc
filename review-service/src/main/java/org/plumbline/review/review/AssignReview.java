package org.plumbline.review.review;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.text.Text;

/** Says who works on a review. It is one person, so that somebody feels it is theirs; another one takes it over. */
@ApplicationScoped
public class AssignReview {

    private final ReviewChanges changes;

    AssignReview(ReviewChanges changes) {
        this.changes = changes;
    }

    /**
     * Somebody of the desk.
     *
     * @param sub as in that person's token
     */
    public record Assignee(
            @NotBlank @Size(max = 255) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
            String sub,

            @NotBlank @Size(max = 200) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
            String name) {

        public Assignee {
            sub = Text.orEmpty(sub);
            name = Text.orEmpty(name);
        }
    }

    /** The actor takes the review; an open one is in progress from then on. */
    @Transactional
    public ReviewView take(Change change) {
        return changes.make(change, Action.TAKE, (file, now) -> {
            file.review().assign(change.actor().person());
            return Outcome.changed(Map.of());
        });
    }

    /** The review goes to somebody else. */
    @Transactional
    public ReviewView assign(Change change, @NotNull @Valid Assignee assignee) {
        if (assignee.sub().equals(change.actor().sub())) {
            return take(change);
        }
        return changes.make(change, Action.ASSIGN, (file, now) -> {
            Person person = new Person(assignee.sub(), assignee.name());
            if (person.equals(file.review().assignee())) {
                return Outcome.nothing();
            }
            file.review().assign(person);
            return Outcome.changed(Map.of("assignee", assignee.sub()));
        });
    }
}
