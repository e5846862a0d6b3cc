package org.plumbline.review.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;

/** Tells people what happened to reviews that concern them, in the transaction in which it happens. */
@ApplicationScoped
public class Notices {

    private final NoticeSettings settings;
    private final MailConfig mail;
    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Clock clock;

    Notices(NoticeSettings settings, MailConfig mail, DataSource dataSource, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.mail = mail;
        this.dataSource = dataSource;
        this.json = json;
        this.clock = clock;
    }

    /** As {@link #tell(NoticeKind, UUID, Person, Collection, Map)}, of what nobody did but the system itself. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(NoticeKind kind, UUID reviewId, Collection<String> recipients, Map<String, String> facts) {
        tell(kind, reviewId, Person.SYSTEM, recipients, facts);
    }

    /** As {@link #tell(NoticeKind, About, Person, Collection, Map)}, of a review. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(
            NoticeKind kind, UUID reviewId, Person by, Collection<String> recipients, Map<String, String> facts) {
        tell(kind, new About(reviewId, null), by, recipients, facts);
    }

    /**
     * What a notice is about.
     *
     * @param reviewId of a report of an error, the review that published what it is about, or that looks into it
     * @param requestId the report of an error, if it is one
     */
    public record About(UUID reviewId, @Nullable UUID requestId) {}

    /**
     * Tells several people the same, each in the way that they settled: writes a notice, and where it is to come by mail at
     * once, a mail to be sent after the commit.
     *
     * @param by who did it, and is not told
     * @param recipients subs; whoever the desk does not know, or lets do nothing, is left out
     * @param facts as {@link Fact} names them
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(
            NoticeKind kind, About about, Person by, Collection<String> recipients, Map<String, String> facts) {
        List<String> others = recipients.stream()
                .filter(sub -> !sub.equals(by.sub()))
                .distinct()
                .toList();
        if (others.isEmpty()) {
            return;
        }
        Map<String, Settings> wanted = settings.of(others);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement notice = connection.prepareStatement("""
                        insert into notice
                            (id, recipient_sub, review_id, kind, by_sub, by_name, facts, at, waits_for_digest, request_id)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""");
                PreparedStatement letter = connection.prepareStatement("""
                        insert into mail (id, recipient_sub, notice_id, state, next_attempt_at, created_at)
                        values (?, ?, ?, 'WAITING', ?, ?)""")) {
            Instant now = clock.instant();
            String written = json.writeValueAsString(facts);
            for (String sub : active(connection, others)) {
                Way way = wanted.getOrDefault(sub, Settings.AT_FIRST).way(kind);
                if (way == Way.OFF) {
                    continue;
                }
                UUID id = Ids.next();
                notice.setObject(1, id);
                notice.setString(2, sub);
                notice.setObject(3, about.reviewId());
                notice.setString(4, kind.name());
                notice.setString(5, by.sub());
                notice.setString(6, by.name());
                notice.setString(7, written);
                notice.setTimestamp(8, Timestamp.from(now));
                notice.setBoolean(9, way == Way.DIGEST && mail.enabled());
                notice.setObject(10, about.requestId());
                notice.addBatch();
                if (way == Way.MAIL && mail.enabled()) {
                    letter.setObject(1, Ids.next());
                    letter.setString(2, sub);
                    letter.setObject(3, id);
                    letter.setTimestamp(4, Timestamp.from(now));
                    letter.setTimestamp(5, Timestamp.from(now));
                    letter.addBatch();
                }
            }
            notice.executeBatch();
            letter.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot tell people of review " + about.reviewId(), e);
        }
    }

    /**
     * Marks requests to approve a review as read where nothing waits there for whoever was asked: they approved it, may
     * not any more, or it moved on.
     *
     * @param stillAsked subs of those who can approve it as it stands
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settleRequestsForApproval(UUID reviewId, Collection<String> stillAsked) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update notice set read_at = ?
                        where review_id = ? and kind = 'APPROVAL_WANTED' and read_at is null
                            and recipient_sub <> all (?)""")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setObject(2, reviewId);
            update.setArray(3, connection.createArrayOf("text", stillAsked.toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot settle what was asked of review " + reviewId, e);
        }
    }

    private static List<String> active(Connection connection, List<String> subs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select sub from desk_person where sub = any (?) and enabled and deactivated_at is null order by sub")) {
            select.setArray(1, connection.createArrayOf("text", subs.toArray()));
            List<String> active = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    active.add(row.getString("sub"));
                }
            }
            return active;
        }
    }
}
