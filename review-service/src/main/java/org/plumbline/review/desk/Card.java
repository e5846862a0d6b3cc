package org.plumbline.review.desk;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.review.ReviewQueue;
import org.plumbline.review.review.rule.Priority;
import org.plumbline.review.review.rule.ReviewState;

/**
 * A review in a list.
 *
 * @param claim what is checked
 * @param language of the claim
 * @param approvals how many there are of how many, where it waits for some
 * @param opened when its claim was accepted
 * @param checkers who checks it beside whoever leads
 * @param priority null if it is as any other
 */
public record Card(
        String id,
        String claim,
        String language,
        @Nullable String claimant,
        Label state,
        Label risk,
        @Nullable String assignee,
        @Nullable String blocked,
        @Nullable String approvals,
        Moment opened,
        List<String> checkers,
        @Nullable String priority,
        DueDay due) {

    static List<Card> of(ReviewQueue.Page page, DeskTime time) {
        return page.items().stream().map(item -> of(item, time)).toList();
    }

    private static Card of(ReviewQueue.Item item, DeskTime time) {
        Person assignee = item.assignee();
        return new Card(
                item.id().toString(),
                item.claim(),
                item.language(),
                item.claimant(),
                Label.of(item.state()),
                Label.of(item.risk()),
                assignee == null ? null : assignee.name(),
                item.blocked(),
                switch (item.state()) {
                    case IN_APPROVAL, APPROVED ->
                        item.approvals() + " of " + item.editorsNeeded()
                                + (item.editorsNeeded() == 1 ? " approval" : " approvals");
                    case OPEN, IN_PROGRESS, PUBLISHED, DROPPED -> null;
                },
                time.of(item.openedAt()),
                item.checkers(),
                item.priority() == Priority.NORMAL ? null : item.priority().words(),
                DueDay.of(item.dueOn(), time.today(), isDone(item.state())));
    }

    private static boolean isDone(ReviewState state) {
        return switch (state) {
            case PUBLISHED, DROPPED -> true;
            case OPEN, IN_PROGRESS, IN_APPROVAL, APPROVED -> false;
        };
    }
}
