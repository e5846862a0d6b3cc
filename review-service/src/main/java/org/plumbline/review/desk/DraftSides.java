package org.plumbline.review.desk;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.remark.Remarks;
import org.plumbline.review.review.DraftHistory;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.ReviewView.May;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.verdict.Draft;

/** Puts together what a page shows of a draft. */
@RequestScoped
class DraftSides {

    private final DraftHistory history;
    private final Remarks remarks;
    private final CurrentUser user;
    private final DeskTime time;

    DraftSides(DraftHistory history, Remarks remarks, CurrentUser user, DeskTime time) {
        this.history = history;
        this.remarks = remarks;
        this.user = user;
        this.time = time;
    }

    /**
     * The draft's side of a page.
     *
     * @param refusal of a form that was just sent
     * @param previewed what was typed and is only to be looked at
     */
    DraftSide of(ReviewView review, @Nullable Refusal refusal, @Nullable Form previewed) {
        Form refused = refusal != null && refusal.form().name().equals("draft") ? refusal.form() : null;
        boolean stale = refusal != null && refusal.isStale();
        return new DraftSide(
                review,
                user.person(),
                remarks(review, refusal),
                previewed,
                refused != null && stale ? comparison(review, refused) : null,
                refused != null);
    }

    RemarkSide remarks(ReviewView review, @Nullable Refusal refusal) {
        return new RemarkSide(
                review.id().toString(),
                review.version(),
                remarks.of(review.id(), review.draft()),
                may(review),
                time,
                refusal);
    }

    /** What stands beside what was typed into the form. */
    DraftComparison comparison(ReviewView review, Form form) {
        Draft first = new Draft(null, null, null, null, null, review.claim().language());
        return DraftComparison.of(
                review.version(),
                history.inVersion(review.id(), form.version(), first),
                review.draft(),
                DraftSide.draft(form));
    }

    private May may(ReviewView review) {
        if (!user.has(Roles.FACT_CHECKER) && !user.has(Roles.EDITOR)) {
            return new May(false, "role", "Only a fact-checker or an editor may remark on a draft.");
        }
        return review.state() == ReviewState.PUBLISHED || review.state() == ReviewState.DROPPED
                ? new May(
                        false,
                        "wrong-state",
                        "The review is " + review.state().words() + ": nobody can remark on its draft now.")
                : new May(true, null, null);
    }
}
