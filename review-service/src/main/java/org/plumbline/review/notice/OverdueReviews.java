package org.plumbline.review.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.people.DeskPeople;

/** Tells of reviews that should have been done by now: once for each review and date, however many instances look. */
@ApplicationScoped
class OverdueReviews {

    private static final int AT_ONCE = 200;

    private final Notices notices;
    private final DeskPeople people;
    private final DataSource dataSource;

    OverdueReviews(Notices notices, DeskPeople people, DataSource dataSource) {
        this.notices = notices;
        this.people = people;
        this.dataSource = dataSource;
    }

    private record Overdue(
            UUID id, LocalDate dueOn, @Nullable String assignee) {}

    /**
     * Tells whoever works on it, or the editors if nobody does.
     *
     * @param now a review is overdue once the day that it was due on is over in the desk's time zone
     * @return how many reviews that were; there may be more
     */
    @Transactional
    int tell(Instant now) {
        List<Overdue> overdue = note(Shown.day(now), now);
        for (Overdue review : overdue) {
            String assignee = review.assignee();
            String due = review.dueOn().toString();
            if (assignee == null) {
                notices.tell(
                        NoticeKind.OVERDUE, review.id(), people.editors(), Map.of(Fact.DUE, due, Fact.NOBODY, "true"));
            } else {
                notices.tell(NoticeKind.OVERDUE, review.id(), List.of(assignee), Map.of(Fact.DUE, due));
            }
        }
        return overdue.size();
    }

    /** Those that nobody was told of yet; another instance waits here, and then finds them told. */
    private List<Overdue> note(LocalDate today, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        with told as (
                            insert into overdue_told (review_id, due_on, told_at)
                            select r.id, r.due_on, ? from review r
                            where r.due_on < ? and r.state not in ('PUBLISHED', 'DROPPED')
                                and not exists (select from overdue_told t
                                    where t.review_id = r.id and t.due_on = r.due_on)
                            order by r.id limit ?
                            on conflict do nothing
                            returning review_id, due_on)
                        select told.review_id, told.due_on, r.assignee_sub
                        from told join review r on r.id = told.review_id order by told.review_id""")) {
            insert.setTimestamp(1, Timestamp.from(now));
            insert.setObject(2, today);
            insert.setInt(3, AT_ONCE);
            List<Overdue> overdue = new ArrayList<>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    overdue.add(new Overdue(
                            row.getObject("review_id", UUID.class),
                            row.getObject("due_on", LocalDate.class),
                            row.getString("assignee_sub")));
                }
            }
            return overdue;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot find out what is overdue", e);
        }
    }
}
