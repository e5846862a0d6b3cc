package org.plumbline.review.notice.mail;

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

import org.plumbline.kit.time.Ids;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.notice.NoticeSettings;
import org.plumbline.review.notice.Settings;

/** Collects what waits for the daily digests: one mail a day for each person, and none if nothing waits. */
@ApplicationScoped
class Digests {

    private final NoticeSettings settings;
    private final DataSource dataSource;

    Digests(NoticeSettings settings, DataSource dataSource) {
        this.settings = settings;
        this.dataSource = dataSource;
    }

    /** Who has something waiting, and whose hour has come today, in the desk's time zone. */
    @Transactional
    List<String> due(Instant now) {
        LocalDate today = Shown.day(now);
        List<String> waiting = waiting(today);
        Map<String, Settings> wanted = settings.of(waiting);
        return waiting.stream()
                .filter(sub -> !now.isBefore(Shown.at(
                        today, wanted.getOrDefault(sub, Settings.AT_FIRST).digestHour())))
                .toList();
    }

    /**
     * Puts what waits into today's digest, unless there is one already; what the person has read by now is left out.
     *
     * @return whether there is a mail to be sent
     */
    @Transactional
    boolean collect(String sub, Instant now) {
        try (Connection connection = dataSource.getConnection()) {
            update(
                    connection,
                    "update notice set waits_for_digest = false"
                            + " where recipient_sub = ? and waits_for_digest and read_at is not null",
                    sub);
            UUID id = Ids.next();
            int made = update(connection, """
                    insert into mail (id, recipient_sub, digest_day, state, next_attempt_at, created_at)
                    select ?, ?, ?, 'WAITING', ?, ?
                    where exists (select from notice where recipient_sub = ? and waits_for_digest)
                    on conflict do nothing""", id, sub, Shown.day(now), Timestamp.from(now), Timestamp.from(now), sub);
            if (made == 0) {
                return false;
            }
            update(
                    connection,
                    "update notice set waits_for_digest = false, digest_id = ?"
                            + " where recipient_sub = ? and waits_for_digest",
                    id,
                    sub);
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot collect a digest", e);
        }
    }

    private List<String> waiting(LocalDate today) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select distinct n.recipient_sub from notice n
                        where n.waits_for_digest and not exists (select from mail m
                            where m.recipient_sub = n.recipient_sub and m.digest_day = ?)
                        order by n.recipient_sub""")) {
            select.setObject(1, today);
            List<String> waiting = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(row.getString(1));
                }
            }
            return waiting;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot find out whose digest is due", e);
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }
}
