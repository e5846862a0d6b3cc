package org.plumbline.review.desk;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.inbox.Demand;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.rule.Action;

/**
 * What readers have to do with a review before its verdict: how many asked for it, and whether they are told of it.
 *
 * @param askedBy e.g. {@code 1,200 readers}; null if nobody did, as far as is known
 * @param asOf when that was so
 * @param toldSince null if they are not told
 */
public record ForReaders(
        @Nullable String askedBy,
        @Nullable Moment asOf,
        @Nullable Moment toldSince,
        DeskForm listing,
        DeskForm unlisting) {

    static ForReaders of(ReviewView review, DeskTime time, @Nullable Refusal refusal) {
        Demand told = review.demand();
        Demand demand = told == null || told.people() == 0 ? null : told;
        return new ForReaders(
                demand == null ? null : readers(demand.people()),
                demand == null ? null : time.of(demand.asOf()),
                review.listedAt() == null ? null : time.of(review.listedAt()),
                form("listing", Action.LIST, review, refusal),
                form("unlisting", Action.UNLIST, review, refusal));
    }

    private static DeskForm form(String name, Action action, ReviewView review, @Nullable Refusal refusal) {
        return DeskForm.of(name, Map.of(), Objects.requireNonNull(review.may().get(action)), refusal);
    }

    private static String readers(int people) {
        return Shown.number(people, "en") + (people == 1 ? " reader" : " readers");
    }
}
