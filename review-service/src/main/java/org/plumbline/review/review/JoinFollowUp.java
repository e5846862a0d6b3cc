package org.plumbline.review.review;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.review.OpenFollowUp.FollowUp;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.Decision;
import org.plumbline.review.review.rule.JoinPolicy;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.verdict.Kind;

/** Has the review that changes a verdict look into something more; if none is open, one opens for it. */
@ApplicationScoped
public class JoinFollowUp {

    private final OpenFollowUp opening;
    private final FollowUps followUps;
    private final ReviewFiles files;
    private final ReviewChanges changes;
    private final ReviewEvents events;
    private final Audit audit;

    JoinFollowUp(
            OpenFollowUp opening,
            FollowUps followUps,
            ReviewFiles files,
            ReviewChanges changes,
            ReviewEvents events,
            Audit audit) {
        this.opening = opening;
        this.followUps = followUps;
        this.files = files;
        this.changes = changes;
        this.events = events;
        this.audit = audit;
    }

    /**
     * The review that changes a verdict now.
     *
     * @param waits whether it was submitted, so that nothing joins it
     */
    public record Open(UUID id, Kind kind, boolean waits) {}

    /**
     * What looks into it.
     *
     * @param review its id
     * @param working subs of whoever leads it or checks it already; nobody of one that was opened for this
     */
    public record Joined(UUID review, Set<String> working) {}

    /** The review that changes a verdict now, if one is open. */
    @Transactional
    public Optional<Open> open(UUID verdictId) {
        return followUps
                .open(verdictId)
                .map(review -> new Open(
                        review.id(),
                        review.kind(),
                        review.state() == ReviewState.IN_APPROVAL || review.state() == ReviewState.APPROVED));
    }

    /**
     * Lets nobody else open, join or take up again a review of this verdict until the caller's transaction ends. Whoever
     * locks rows and then joins holds it before.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(UUID verdictId) {
        followUps.lock(verdictId);
    }

    /**
     * Has it looked into.
     *
     * @throws ProblemException 409 where {@link JoinPolicy} says why not
     */
    @Transactional
    public Joined join(UUID verdictId, @NotNull @Valid FollowUp wanted, Actor actor) {
        followUps.lock(verdictId);
        Optional<Review> open = followUps.openToChange(verdictId);
        if (open.isEmpty()) {
            return new Joined(opening.openOfNewest(verdictId, wanted, actor), Set.of());
        }
        Review review = open.get();
        if (JoinPolicy.may(review.kind(), review.state(), wanted.kind())
                instanceof Decision.Refused(String rule, String why)) {
            throw ProblemException.rule(rule, why);
        }
        raise(review, JoinPolicy.kind(review.kind(), wanted.kind()), wanted.reason(), actor.person());
        audit.record(
                actor.person(),
                "report.joined",
                review.id(),
                Map.of("wanted", wanted.kind(), "reason", wanted.reason()));
        return new Joined(review.id(), working(review));
    }

    private void raise(Review review, Kind more, String reason, Person by) {
        Kind before = review.kind();
        if (more == before) {
            return;
        }
        changes.follow(review.id(), by, "kind.raised", (file, now) -> {
            file.review().becomes(more);
            return Outcome.changed(Map.of("reason", reason));
        });
        if (before == Kind.RECHECK) {
            events.noRecheckAnyMore(review);
        }
    }

    private Set<String> working(Review review) {
        Set<String> subs = files.toRead(review.id()).workflow().checkers().stream()
                .map(Person::sub)
                .collect(Collectors.toCollection(HashSet::new));
        Person assignee = review.assignee();
        if (assignee != null) {
            subs.add(assignee.sub());
        }
        return subs;
    }
}
