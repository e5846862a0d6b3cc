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

    EXCLUDED {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            // Whoever is on a review that the policy now keeps them from hands it on, and leaves it.
            boolean leaving = (action == Action.ASSIGN || action == Action.REMOVE_CHECKER) && facts.isOnIt(actor.sub());
            return leaving
                    ? null
                    : facts.bar()
                            .keeping(actor.sub(), action)
                            .map(exclusion -> new Refused(
                                    "excluded", "You are excluded from this subject, because " + exclusion.sentence()))
                            .orElse(null);
        }
    },

    ON_THE_REVIEW {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.isOnIt(actor.sub())
                    ? null
                    : new Refused(
                            "not-on-the-review",
                            "Those who work on the review rate its claim: take it, or join it as a checker.");
        }
    },

    SOMEBODY_CHECKS {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.checkers().isEmpty()
                    ? new Refused("no-checkers", "Nobody checks this review beside whoever leads it.")
                    : null;
        }
    },

    RATINGS_AGREE {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.ratings().isOpen()
                    ? new Refused(
                            "ratings-disagree",
                            "Those who check this review rate the claim differently from each other or from the"
                                    + " draft: they have to agree, or a third person settles it with a reason.")
                    : null;
        }
    },

    RATINGS_DISAGREE {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.ratings().isOpen()
                    ? null
                    : new Refused("ratings-agree", "Nobody disagrees on the rating: there is nothing to settle.");
        }
    },

    THIRD_PERSON {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.ratings().isParty(actor.sub())
                    ? new Refused(
                            "not-a-third",
                            "You rated this claim yourself, wrote the rating in the draft, or settled it before:"
                                    + " somebody who did not has to settle it.")
                    : null;
        }
    },

    SOMEBODY_EXCLUDED {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.bar().exclusions().isEmpty()
                    ? new Refused("nobody-excluded", "Nobody is excluded from this review.")
                    : null;
        }
    },

    POLICY_ASKS_MORE {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.policyAsksMore()
                    ? null
                    : new Refused(
                            "policy-unchanged",
                            "The policy now in force asks for nothing more than this review has already.");
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

    SOURCES_PROTECTED {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.disclosing().isEmpty()
                    ? null
                    : new Refused(
                            "source-disclosed",
                            "Readers would learn who a protected source is: the name stands in "
                                    + String.join(", ", facts.disclosing())
                                    + ". Take it out, or, if somebody else of that name is meant, write more fully who"
                                    + " the source is.");
        }
    },

    NOT_AN_AUTHOR {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.authors().contains(actor.sub())
                    ? new Refused(
                            "author-cannot-approve",
                            "You wrote part of this draft, of its evidence or the waiver, or changed the claim, at some time:"
                                    + " somebody who did not has to approve it.")
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
            if (facts.approvers().isEmpty() || facts.approvedByEnough()) {
                return new Refused("not-approved", "The content as it stands has not been approved yet.");
            }
            return facts.bar().editorsNeeded() > 2
                    ? new Refused(
                            "three-editors-required",
                            "This claim needs three editors: the content has the approval of "
                                    + (facts.approvers().size() == 1 ? "one." : "two."))
                    : new Refused(
                            "two-editors-required",
                            "This claim needs two editors: a second editor has to approve the content.");
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

    NO_VERDICT {
        @Override
        @Nullable
        Refused objection(Action action, Actor actor, ReviewFacts facts) {
            return facts.hasVerdict()
                    ? new Refused(
                            "has-verdict",
                            "Readers have a verdict on this claim already: what is being checked again is told there.")
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
            return facts.bar().isLowest()
                    ? new Refused(
                            "risk-unchanged", "The risk is normal already, and the approval of one editor is enough.")
                    : null;
        }
    };

    abstract @Nullable Refused objection(Action action, Actor actor, ReviewFacts facts);

    Optional<Refused> check(Action action, Actor actor, ReviewFacts facts) {
        return Optional.ofNullable(objection(action, actor, facts));
    }
}
