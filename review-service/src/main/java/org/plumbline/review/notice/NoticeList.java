package org.plumbline.review.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;

/** The notices of one person. */
@ApplicationScoped
public class NoticeList {

    private static final String SELECT = """
            select n.id, n.kind, n.review_id, n.request_id, n.by_sub, n.by_name, n.facts, n.at, n.read_at,
                coalesce(r.headline, s.data ->> 'restatement', s.data ->> 'text') as title,
                case when r.headline is null then s.data ->> 'language' else r.language end as language
            from notice n join review r on r.id = n.review_id join claim_snapshot s on s.id = r.snapshot_id
            """;

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Clock clock;

    NoticeList(DataSource dataSource, ObjectMapper json, Clock clock) {
        this.dataSource = dataSource;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Some of them, the newest first.
     *
     * @param count how many the filter finds in all
     * @param unread how many are unread, whatever the filter
     * @param next where the next page starts, if there is one
     */
    @Schema(name = "Notices")
    public record Page(
            List<Notice> items,
            long count,
            long unread,
            @Nullable UUID next) {}

    /**
     * One person's notices.
     *
     * @param unreadOnly leaves out what the person said that they know
     * @param kind leaves out all others; null filters nothing
     * @param after the last one seen, as {@link Page#next} says
     */
    @Transactional
    public Page of(String sub, boolean unreadOnly, @Nullable NoticeKind kind, int limit, @Nullable UUID after) {
        String where = "where n.recipient_sub = ?" + (unreadOnly ? " and n.read_at is null" : "")
                + (kind == null ? "" : " and n.kind = ?");
        try (Connection connection = dataSource.getConnection()) {
            List<Object> values = new ArrayList<>(List.of(sub));
            if (kind != null) {
                values.add(kind.name());
            }
            long count = count(connection, "select count(*) from notice n " + where, values);
            String part = where;
            if (after != null) {
                // Ids are UUIDv7: their order is the order in which things happened.
                part += " and n.id < ?";
                values.add(after);
            }
            values.add(limit + 1);
            List<Notice> found = read(connection, SELECT + part + " order by n.id desc limit ?", values);
            List<Notice> items = found.stream().limit(limit).toList();
            return new Page(
                    items,
                    count,
                    unread(connection, sub),
                    found.size() > items.size() ? items.getLast().id() : null);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read somebody's notices", e);
        }
    }

    /** How many are unread. */
    @Transactional
    public long unread(String sub) {
        try (Connection connection = dataSource.getConnection()) {
            return unread(connection, sub);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot count somebody's notices", e);
        }
    }

    /** One notice, whoever's it is; for the mail that tells of it. */
    @Transactional
    public List<Notice> one(UUID id) {
        return several("where n.id = ?", id);
    }

    /** What a digest tells of, oldest first. */
    @Transactional
    public List<Notice> ofDigest(UUID mail) {
        return several("where n.digest_id = ? order by n.id", mail);
    }

    /**
     * The person knows it; that they did so before changes nothing.
     *
     * @throws ProblemException 404 unless it is theirs
     */
    @Transactional
    public void read(String sub, UUID id) {
        if (update("update notice set read_at = coalesce(read_at, ?) where recipient_sub = ? and id = ?", sub, id)
                == 0) {
            throw ProblemException.notFound("notice of yours", id);
        }
    }

    /** The person knows everything up to this one, which they have seen: what came since stays unread. */
    @Transactional
    public void readUpTo(String sub, UUID newest) {
        update("update notice set read_at = ? where recipient_sub = ? and read_at is null and id <= ?", sub, newest);
    }

    private int update(String sql, String sub, UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setString(2, sub);
            update.setObject(3, id);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot mark notices as read", e);
        }
    }

    private List<Notice> several(String where, UUID id) {
        try (Connection connection = dataSource.getConnection()) {
            return read(connection, SELECT + where, List.of(id));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read notices", e);
        }
    }

    private static long unread(Connection connection, String sub) throws SQLException {
        return count(
                connection, "select count(*) from notice where recipient_sub = ? and read_at is null", List.of(sub));
    }

    private static long count(Connection connection, String query, List<?> values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            bind(select, values);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private List<Notice> read(Connection connection, String query, List<?> values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            bind(select, values);
            List<Notice> notices = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    notices.add(notice(row));
                }
            }
            return notices;
        }
    }

    private Notice notice(ResultSet row) throws SQLException {
        NoticeKind kind = NoticeKind.valueOf(row.getString("kind"));
        Person by = new Person(row.getString("by_sub"), row.getString("by_name"));
        Timestamp readAt = row.getTimestamp("read_at");
        return new Notice(
                row.getObject("id", UUID.class),
                kind,
                row.getObject("review_id", UUID.class),
                row.getObject("request_id", UUID.class),
                row.getString("title"),
                row.getString("language"),
                NoticeWords.of(kind, by.name(), facts(row.getString("facts"))),
                by,
                row.getTimestamp("at").toInstant(),
                readAt == null ? null : readAt.toInstant());
    }

    private Map<String, String> facts(String stored) {
        try {
            return json.readValue(stored, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A notice's facts cannot be read", e);
        }
    }

    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
