package org.plumbline.review.review.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.review.rule.Decision.Refused;

/**
 * What a person may do on a review now, and if not, why: the one function that the API and the pages ask alike.
 *
 * <p>Roles come first (403), then the state, then the guards in the order in which they help most: the first one that
 * objects is the answer (409).
 */
public final class ReviewPolicy {

    /** The system's own actor, for questions that concern the review and not who asks. */
    private static final Actor NOBODY = new Actor(Person.SYSTEM, Set.of());

    private ReviewPolicy() {}

    public static Decision may(Action action, Actor actor, ReviewFacts facts) {
        if (!actor.isOnTheDesk()) {
            return new Decision.Forbidden("Only a fact-checker or an editor may " + action.words() + ".");
        }
        if (action.editorsOnly() && !actor.isEditor()) {
            return new Decision.Forbidden("Only an editor may " + action.words() + ".");
        }
        Optional<Refused> objection = Stream.concat(
                        Stream.of(Guard.TAKE_FIRST, Guard.STATE_ALLOWS, Guard.EXCLUDED), guards(action).stream())
                .flatMap(guard -> guard.check(action, actor, facts).stream())
                .findFirst();
        return objection.<Decision>map(refused -> refused).orElseGet(Decision.Allowed::new);
    }

    /** What still stands between the review and its publication, whoever asks; empty once it is published or dropped. */
    public static List<Refused> missing(ReviewFacts facts) {
        if (facts.state() == ReviewState.PUBLISHED || facts.state() == ReviewState.DROPPED) {
            return List.of();
        }
        return Stream.concat(Stream.of(Guard.TAKE_FIRST), guards(Action.PUBLISH).stream())
                .flatMap(guard -> guard.check(Action.PUBLISH, NOBODY, facts).stream())
                .toList();
    }

    private static List<Guard> guards(Action action) {
        return switch (action) {
            case TAKE -> List.of(Guard.NOT_YET_YOURS);
            case ASSIGN,
                    ADD_EVIDENCE,
                    EDIT_EVIDENCE,
                    REMOVE_EVIDENCE,
                    EDIT_DRAFT,
                    WAIVE_SOURCES,
                    WITHDRAW_WAIVER,
                    RETURN,
                    DROP,
                    FOLLOW_UP,
                    ADD_CHECKER,
                    SCHEDULE,
                    PRIORITISE,
                    UNLIST -> List.of();
            case REMOVE_CHECKER -> List.of(Guard.SOMEBODY_CHECKS);
            case APPLY_POLICY -> List.of(Guard.POLICY_ASKS_MORE);
            case LIFT_EXCLUSION -> List.of(Guard.SOMEBODY_EXCLUDED);
            case LIST -> List.of(Guard.CLAIM_STANDS, Guard.NO_VERDICT);
            case RATE -> List.of(Guard.ON_THE_REVIEW);
            case SETTLE -> List.of(Guard.RATINGS_DISAGREE, Guard.THIRD_PERSON);
            case REOPEN -> List.of(Guard.CLAIM_STANDS);
            case SUBMIT ->
                List.of(Guard.NOT_BLOCKED, Guard.DRAFT_COMPLETE, Guard.SOURCES_PROTECTED, Guard.RATINGS_AGREE);
            case APPROVE ->
                List.of(
                        Guard.NOT_BLOCKED,
                        Guard.NOT_AN_AUTHOR,
                        Guard.NOT_APPROVED_BY_ACTOR,
                        Guard.DRAFT_COMPLETE,
                        Guard.SOURCES_PROTECTED,
                        Guard.RATINGS_AGREE,
                        Guard.SOURCES_SUFFICE);
            // Missing sources are named before missing approvals: editors cannot approve without them anyway.
            case PUBLISH ->
                List.of(
                        Guard.NOT_BLOCKED,
                        Guard.DRAFT_COMPLETE,
                        Guard.SOURCES_PROTECTED,
                        Guard.RATINGS_AGREE,
                        Guard.SOURCES_SUFFICE,
                        Guard.ENOUGH_APPROVALS);
            case RAISE_RISK -> List.of(Guard.RISK_NOT_HIGH);
            case LOWER_RISK -> List.of(Guard.RISK_HIGH);
            case BLOCK -> List.of(Guard.NOT_BLOCKED);
            case UNBLOCK -> List.of(Guard.BLOCKED);
        };
    }
}
