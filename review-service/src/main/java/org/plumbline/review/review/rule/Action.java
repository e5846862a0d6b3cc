package org.plumbline.review.review.rule;

import static org.plumbline.review.review.rule.ReviewState.APPROVED;
import static org.plumbline.review.review.rule.ReviewState.DROPPED;
import static org.plumbline.review.review.rule.ReviewState.IN_APPROVAL;
import static org.plumbline.review.review.rule.ReviewState.IN_PROGRESS;
import static org.plumbline.review.review.rule.ReviewState.OPEN;
import static org.plumbline.review.review.rule.ReviewState.PUBLISHED;

import java.util.EnumSet;
import java.util.Set;

/** What can be done on a review; each with whose work it is, the states it is possible in, and its name in the audit trail. */
public enum Action {
    TAKE(false, "review.taken", "take the review"),
    ASSIGN(false, "review.assigned", "assign the review"),
    ADD_EVIDENCE(false, "evidence.added", "add evidence"),
    EDIT_EVIDENCE(false, "evidence.edited", "edit evidence"),
    REMOVE_EVIDENCE(false, "evidence.removed", "remove evidence"),
    EDIT_DRAFT(false, "draft.edited", "edit the draft"),
    WAIVE_SOURCES(true, "sources.waived", "waive the source rule"),
    WITHDRAW_WAIVER(true, "waiver.withdrawn", "withdraw the waiver of the source rule"),
    SUBMIT(false, "review.submitted", "submit the draft for approval"),
    APPROVE(true, "review.approved", "approve the draft"),
    RETURN(true, "review.returned", "return the draft"),
    PUBLISH(true, "review.published", "publish the verdict"),
    DROP(false, "review.dropped", "drop the review"),
    REOPEN(false, "review.reopened", "reopen the review"),
    RAISE_RISK(false, "risk.raised", "raise the risk"),
    LOWER_RISK(true, "risk.lowered", "lower the risk"),
    BLOCK(false, "review.blocked", "block the review"),
    UNBLOCK(false, "review.unblocked", "unblock the review"),
    ADD_CHECKER(false, "checker.added", "add a checker"),
    REMOVE_CHECKER(false, "checker.removed", "remove a checker"),
    SCHEDULE(false, "review.scheduled", "change the due date"),
    PRIORITISE(false, "review.prioritised", "change the priority"),
    APPLY_POLICY(false, "policy.applied", "apply the policy now in force"),
    LIFT_EXCLUSION(true, "exclusion.lifted", "let in again whom the policy excluded"),
    LIST(true, "review.listed", "tell readers that the claim is being checked"),
    UNLIST(true, "review.unlisted", "tell readers no longer that the claim is being checked"),
    RATE(false, "rating.given", "say how they rate the claim"),
    SETTLE(false, "rating.settled", "settle the rating"),
    FOLLOW_UP(false, "follow-up.opened", "open a review that changes the verdict");

    private final boolean editorsOnly;
    private final String done;
    private final String words;

    Action(boolean editorsOnly, String done, String words) {
        this.editorsOnly = editorsOnly;
        this.done = done;
        this.words = words;
    }

    /** Whether only an editor may; all else is a fact-checker's work, which editors do as well. */
    public boolean editorsOnly() {
        return editorsOnly;
    }

    /** Its name in the audit trail: {@code subject.verb-in-the-past}. */
    public String done() {
        return done;
    }

    /** What it is, as a phrase that follows "may" or "to". */
    public String words() {
        return words;
    }

    /** Whether whoever does it has written something that readers see, and so cannot approve it. */
    public boolean makesAuthor() {
        return switch (this) {
            case ADD_EVIDENCE, EDIT_EVIDENCE, EDIT_DRAFT, WAIVE_SOURCES, SETTLE -> true;
            case TAKE,
                    ASSIGN,
                    REMOVE_EVIDENCE,
                    WITHDRAW_WAIVER,
                    SUBMIT,
                    APPROVE,
                    RETURN,
                    PUBLISH,
                    DROP,
                    REOPEN,
                    RAISE_RISK,
                    LOWER_RISK,
                    BLOCK,
                    UNBLOCK,
                    ADD_CHECKER,
                    REMOVE_CHECKER,
                    SCHEDULE,
                    PRIORITISE,
                    APPLY_POLICY,
                    LIFT_EXCLUSION,
                    LIST,
                    UNLIST,
                    RATE,
                    FOLLOW_UP -> false;
        };
    }

    /** The states in which it is possible at all, whatever the guards say. */
    public Set<ReviewState> possibleIn() {
        return switch (this) {
            case TAKE,
                    ASSIGN,
                    DROP,
                    RAISE_RISK,
                    LOWER_RISK,
                    BLOCK,
                    UNBLOCK,
                    REMOVE_CHECKER,
                    SCHEDULE,
                    PRIORITISE,
                    APPLY_POLICY,
                    LIFT_EXCLUSION,
                    LIST,
                    UNLIST -> EnumSet.of(OPEN, IN_PROGRESS, IN_APPROVAL, APPROVED);
            case ADD_EVIDENCE,
                    EDIT_EVIDENCE,
                    REMOVE_EVIDENCE,
                    EDIT_DRAFT,
                    WAIVE_SOURCES,
                    WITHDRAW_WAIVER,
                    ADD_CHECKER,
                    RATE,
                    SETTLE -> EnumSet.of(IN_PROGRESS, IN_APPROVAL, APPROVED);
            case SUBMIT -> EnumSet.of(IN_PROGRESS);
            case APPROVE -> EnumSet.of(IN_APPROVAL);
            case RETURN -> EnumSet.of(IN_APPROVAL, APPROVED);
            // Not in APPROVED alone: whoever tries earlier is told what is missing, not which state it takes.
            case PUBLISH -> EnumSet.of(IN_PROGRESS, IN_APPROVAL, APPROVED);
            case REOPEN -> EnumSet.of(DROPPED);
            case FOLLOW_UP -> EnumSet.of(PUBLISHED);
        };
    }

    /** The other states that it may bring a review into, from one in which it is possible. */
    public Set<ReviewState> leadsTo(ReviewState from) {
        if (!possibleIn().contains(from)) {
            return EnumSet.noneOf(ReviewState.class);
        }
        return switch (this) {
            case TAKE -> from == OPEN ? EnumSet.of(IN_PROGRESS) : EnumSet.noneOf(ReviewState.class);
            // Back to the queue when somebody leaves the desk and nobody goes on.
            case ASSIGN ->
                switch (from) {
                    case OPEN -> EnumSet.of(IN_PROGRESS);
                    case IN_PROGRESS -> EnumSet.of(OPEN);
                    case IN_APPROVAL, APPROVED, PUBLISHED, DROPPED -> EnumSet.noneOf(ReviewState.class);
                };
            // What was approved is another content then, or not enough.
            case ADD_EVIDENCE,
                    EDIT_EVIDENCE,
                    REMOVE_EVIDENCE,
                    EDIT_DRAFT,
                    WAIVE_SOURCES,
                    WITHDRAW_WAIVER,
                    SETTLE,
                    RAISE_RISK,
                    LOWER_RISK,
                    APPLY_POLICY -> from == APPROVED ? EnumSet.of(IN_APPROVAL) : EnumSet.noneOf(ReviewState.class);
            case SUBMIT -> EnumSet.of(IN_APPROVAL);
            case APPROVE -> EnumSet.of(APPROVED);
            case RETURN -> EnumSet.of(IN_PROGRESS);
            case PUBLISH -> from == APPROVED ? EnumSet.of(PUBLISHED) : EnumSet.noneOf(ReviewState.class);
            case DROP -> EnumSet.of(DROPPED);
            case REOPEN -> EnumSet.of(OPEN, IN_PROGRESS);
            case BLOCK,
                    UNBLOCK,
                    ADD_CHECKER,
                    REMOVE_CHECKER,
                    SCHEDULE,
                    PRIORITISE,
                    LIFT_EXCLUSION,
                    LIST,
                    UNLIST,
                    RATE,
                    FOLLOW_UP -> EnumSet.noneOf(ReviewState.class);
        };
    }
}
