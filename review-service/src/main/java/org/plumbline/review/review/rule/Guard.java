package org.plumbline.review.review.rule;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.review.rule.Decision.Refused;

/** The rules by name; each says why not, or nothing. */
enum Guard {
    TAKE_FIRST {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.state() == ReviewState.OPEN
                            && !action.possibleIn().contains(ReviewState.OPEN)
                            && action.possibleIn().contains(ReviewState.IN_PROGRESS)
                    ? new Refused("take-first", "Nobody has taken this review yet: take it before you work on it.")
                    : null;
        }
    },

    STATE_ALLOWS {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return action.possibleIn().contains(facts.state())
                    ? null
                    : new Refused(
                            "wrong-state",
                            "The review is " + facts.state().words() + ": nobody can " + action.words() + " now.");
        }
    },

    NOT_YET_YOURS {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return actor.sub().equals(facts.assignee())
                    ? new Refused("already-assigned", "The review is yours already.")
                    : null;
        }
    },

    NOT_BLOCKED {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.blocked()
                    ? new Refused(
                            "blocked", "The review is blocked: somebody has to unblock it before it can go further.")
                    : null;
        }
    },

    BLOCKED {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.blocked() ? null : new Refused("not-blocked", "The review is not blocked.");
        }
    },

    DRAFT_COMPLETE {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.missingFromDraft().isEmpty()
                    ? null
                    : new Refused(
                            "draft-incomplete",
                            "The draft still needs: " + String.join(", ", facts.missingFromDraft()) + ".");
        }
    },

    SOURCES_SUFFICE {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.missingSources().isEmpty() || facts.waived()
                    ? null
                    : new Refused(
                            "sources-missing",
                            "A verdict rests on at least two independent sources, one of them primary. It still needs "
                                    + String.join(" and ", facts.missingSources())
                                    + ", or an editor who waives the rule with a reason that readers will see.");
        }
    },

    NOT_AN_AUTHOR {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.authors().contains(actor.sub())
                    ? new Refused(
                            "author-cannot-approve",
                            "You wrote part of this draft, of its evidence or the waiver, at some time: somebody who did not has to"
                                    + " approve it.")
                    : null;
        }
    },

    NOT_APPROVED_BY_ACTOR {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.approvers().contains(actor.sub())
                    ? new Refused(
                            "already-approved", "You approved this content already: another editor has to as well.")
                    : null;
        }
    },

    ENOUGH_APPROVALS {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            if (facts.approvedByEnough() && facts.state() == ReviewState.APPROVED) {
                return null;
            }
            return facts.approvers().isEmpty() || facts.approvedByEnough()
                    ? new Refused("not-approved", "The content as it stands has not been approved yet.")
                    : new Refused(
                            "two-editors-required",
                            "The risk of this claim is high: a second editor has to approve the content.");
        }
    },

    CLAIM_STANDS {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.withdrawn()
                    ? new Refused(
                            "claim-withdrawn",
                            "The acceptance of the claim was taken back, or the claim was merged into another one. When"
                                    + " it is accepted again, that opens a new review.")
                    : null;
        }
    },

    RISK_NOT_HIGH {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.risk() == Risk.HIGH ? new Refused("risk-unchanged", "The risk is high already.") : null;
        }
    },

    RISK_HIGH {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.risk() == Risk.NORMAL ? new Refused("risk-unchanged", "The risk is normal already.") : null;
        }
    };

    abstract @Nullable Refused objection(Action action, Actor actor, ReviewFacts facts);

    Optional<Refused> check(Action action, Actor actor, ReviewFacts facts) {
        return Optional.ofNullable(objection(action, actor, facts));
    }
}
