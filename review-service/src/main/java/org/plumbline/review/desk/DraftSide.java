package org.plumbline.review.desk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.remark.RemarkView;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.Exclusion;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.verdict.Draft;

/** A review's draft as its page shows it to one person: what is typed, how it will look, what was remarked on it. */
public final class DraftSide {

    private final ReviewView review;
    private final Person person;
    private final RemarkSide remarks;
    private final @Nullable Form previewed;
    private final @Nullable DraftComparison comparison;
    private final boolean refused;

    /**
     * @param previewed what was typed and is to be looked at before it is saved, if that was asked for
     * @param comparison with what was typed, if somebody else was faster
     * @param refused whether what was typed could not be saved
     */
    DraftSide(
            ReviewView review,
            Person person,
            RemarkSide remarks,
            @Nullable Form previewed,
            @Nullable DraftComparison comparison,
            boolean refused) {
        this.review = review;
        this.person = person;
        this.remarks = remarks;
        this.previewed = previewed;
        this.comparison = comparison;
        this.refused = refused;
    }

    /** What a form of the draft holds. */
    static Draft draft(Form form) {
        return new Draft(
                form.one("rating"),
                form.one("headline"),
                form.one("summary"),
                form.one("body"),
                form.one("methodology"),
                form.one("language"),
                form.one("ratingNow"),
                form.one("changeNote"));
    }

    /** Whether it is saved while it is typed: not where that would void approvals or make somebody an author. */
    public boolean autosaved() {
        return review.state() == ReviewState.IN_PROGRESS && (isAmong(review.authors()) || isAmong(review.assignees()));
    }

    /** Whether nothing keeps the person from approving it but what still has to be done on it. */
    boolean couldApprove() {
        return !"role"
                        .equals(Objects.requireNonNull(review.may().get(Action.APPROVE))
                                .rule())
                && !isAmong(review.authors())
                && !isAmong(review.policy().exclusions().stream()
                        .map(Exclusion::person)
                        .toList());
    }

    private boolean isAmong(List<Person> people) {
        return people.stream().anyMatch(one -> one.sub().equals(person.sub()));
    }

    /** Whether the form's fields hold what is saved, and not what was typed and is not. */
    public boolean stored() {
        return previewed == null && !refused;
    }

    @Nullable
    Form previewed() {
        return previewed;
    }

    /** How what was typed will look; null unless that was asked for. */
    public @Nullable Preview typed() {
        return previewed == null
                ? null
                : Preview.of(draft(previewed), review.evidence().size());
    }

    /** How what is saved will look. */
    public Preview preview() {
        return Preview.of(
                review.draft(),
                review.evidence().size(),
                remarks.all().stream().filter(remark -> !remark.resolved()).toList());
    }

    public boolean written() {
        Draft draft = review.draft();
        return Optional.ofNullable(draft.headline())
                .or(() -> Optional.ofNullable(draft.summary()))
                .or(() -> Optional.ofNullable(draft.body()))
                .or(() -> Optional.ofNullable(draft.methodology()))
                .isPresent();
    }

    public @Nullable DraftComparison comparison() {
        return comparison;
    }

    public RemarkSide remarks() {
        return remarks;
    }

    /** How many of one's own remarks go with the draft if one returns it. */
    public int mine() {
        return (int) remarks.all().stream()
                .filter((RemarkView remark) ->
                        !remark.resolved() && remark.by().sub().equals(person.sub()))
                .count();
    }
}
