package org.plumbline.review.review;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.notice.Fact;
import org.plumbline.review.notice.NoticeKind;
import org.plumbline.review.notice.Notices;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.ReviewState;

/** Says whom a change of a review concerns, and tells them in its transaction. */
@ApplicationScoped
class TellPeople {

    private final Notices notices;
    private final DeskPeople people;

    TellPeople(Notices notices, DeskPeople people) {
        this.notices = notices;
        this.people = people;
    }

    /**
     * Tells of a change that was made.
     *
     * @param done its name in the audit trail
     * @param actor who made it, and is not told
     * @param before the review before it
     * @param after the review with it
     */
    void of(String done, Person actor, Trace before, ReviewFile after) {
        assignment(actor, before, after);
        if (done.equals(Action.RETURN.done())) {
            tell(NoticeKind.RETURNED, actor, after, writers(after), Map.of());
        } else if (done.equals(Action.APPROVE.done())) {
            int needed = Math.max(
                    0, after.review().risk().editorsNeeded() - after.approvers().size());
            tell(NoticeKind.APPROVED, actor, after, writers(after), Map.of(Fact.NEEDED, Integer.toString(needed)));
        } else if (done.equals(Action.PUBLISH.done())) {
            tell(NoticeKind.PUBLISHED, actor, after, writers(after), Map.of());
        }
        Set<String> asked = after.review().state() == ReviewState.IN_APPROVAL ? whoMayApprove(after) : new HashSet<>();
        if (ReviewFiles.AUTHORING.contains(done)) {
            // The row that makes them an author was written after the review was brought.
            asked.remove(actor.sub());
        }
        if (before.state() == ReviewState.IN_APPROVAL) {
            notices.settleRequestsForApproval(after.review().id(), asked);
        }
        if (before.state() != ReviewState.IN_APPROVAL && after.review().state() == ReviewState.IN_APPROVAL) {
            tell(
                    NoticeKind.APPROVAL_WANTED,
                    actor,
                    after,
                    asked,
                    before.state() == ReviewState.APPROVED ? Map.of(Fact.AGAIN, "true") : Map.of());
        }
    }

    private void assignment(Person actor, Trace before, ReviewFile after) {
        Person assignee = after.review().assignee();
        String was = before.assignee();
        if (assignee != null && !assignee.sub().equals(was)) {
            tell(NoticeKind.ASSIGNED, actor, after, Set.of(assignee.sub()), Map.of());
        }
        if (was != null && (assignee == null || !assignee.sub().equals(was))) {
            Map<String, String> facts = assignee == null
                    ? Map.of(Fact.TO, "whoever takes it")
                    : assignee.sub().equals(actor.sub()) ? Map.of() : Map.of(Fact.TO, assignee.name());
            tell(NoticeKind.HANDED_OVER, actor, after, Set.of(was), facts);
        }
    }

    private void tell(
            NoticeKind kind, Person actor, ReviewFile file, Set<String> recipients, Map<String, String> facts) {
        notices.tell(kind, file.review().id(), actor, recipients, facts);
    }

    /** Whoever works on it, and everybody who ever wrote on it. */
    private static Set<String> writers(ReviewFile file) {
        Person assignee = file.review().assignee();
        return Stream.concat(
                        assignee == null ? Stream.empty() : Stream.of(assignee.sub()),
                        file.authors().stream().map(Person::sub))
                .collect(Collectors.toSet());
    }

    /** Editors who did not write on it, and have not approved it as it stands. */
    private Set<String> whoMayApprove(ReviewFile file) {
        List<String> authors = file.authors().stream().map(Person::sub).toList();
        Set<String> approvers = file.approvers();
        return people.all().stream()
                .filter(DeskPerson::worksOnReviews)
                .filter(person -> person.roles().contains(Roles.EDITOR))
                .map(DeskPerson::sub)
                .filter(sub -> !authors.contains(sub) && !approvers.contains(sub))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
