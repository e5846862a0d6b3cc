package org.plumbline.kit.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.text.LikePattern;
import org.plumbline.kit.web.Shown;

/** The whole audit trail as it is read: newest first, in parts or streamed. */
@ApplicationScoped
public class AuditTrail {

    private static final int AT_ONCE = 500;

    private final DataSource dataSource;

    AuditTrail(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Which rows; null filters nothing.
     *
     * @param actor a sub, or a part of a name
     * @param from the first day, in the desk's zone
     * @param to the last day
     */
    public record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable UUID subject,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * A row.
     *
     * @param sequence its number in the chain of its subject, from 1
     * @param detail JSON
     * @param hash 64 hexadecimal digits
     */
    public record Row(
            UUID id,
            long position,
            Instant at,
            Person actor,
            String action,
            UUID subject,
            long sequence,
            String detail,
            String hash) {}

    /**
     * Some rows, the newest first.
     *
     * @param count how many the filter finds in all
     * @param next where the next part starts; null at the end
     */
    public record Page(List<Row> rows, long count, @Nullable UUID next) {}

    /** A part of the trail, which goes on after the row {@code after}. */
    @Transactional
    public Page find(Filter filter, int limit, @Nullable UUID after) {
        try (Connection connection = dataSource.getConnection()) {
            Query query = new Query(filter);
            long count = count(connection, query);
            if (after != null) {
                query.and("position < (select position from audit_entry where id = ?)", after);
            }
            List<Row> rows = new ArrayList<>();
            try (PreparedStatement select =
                            query.prepare(connection, "*", " order by position desc limit ?", limit + 1);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
            List<Row> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
            return new Page(
                    List.copyOf(shown),
                    count,
                    rows.size() > limit ? shown.getLast().id() : null);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Hands over every row that the filter finds, holding few of them at a time. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void each(Filter filter, Consumer<Row> consumer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = new Query(filter).prepare(connection, "*", " order by position desc")) {
            select.setFetchSize(AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    consumer.accept(row(row));
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Every action that was ever done, in the order of their names. */
    @Transactional
    public List<String> actions() {
        // From one to the next by the index: a "distinct" would read the whole trail.
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        with recursive step (action) as (
                            (select action from audit_entry order by action limit 1)
                            union all
                            select (select action from audit_entry e where e.action > step.action order by action limit 1)
                            from step where step.action is not null)
                        select action from step where action is not null""");
                ResultSet row = select.executeQuery()) {
            List<String> actions = new ArrayList<>();
            while (row.next()) {
                actions.add(row.getString(1));
            }
            return actions;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Transactional
    public Optional<Seal> latestSeal() {
        try (Connection connection = dataSource.getConnection()) {
            return AuditTable.latestSeal(connection);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * Which of these ids a table of the service has.
     *
     * @param table its name, from the code
     */
    @Transactional
    public Set<UUID> known(String table, Set<UUID> ids) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select id from " + table + " where id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            Set<UUID> known = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.add(row.getObject(1, UUID.class));
                }
            }
            return known;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static long count(Connection connection, Query query) throws SQLException {
        try (PreparedStatement select = query.prepare(connection, "count(*)", "");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        AuditChain.Row stored = AuditTable.row(row);
        return new Row(
                stored.id(),
                row.getLong("position"),
                stored.at(),
                stored.actor(),
                stored.action(),
                stored.subject(),
                stored.sequence(),
                stored.detail(),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    private static IllegalStateException unreadable(SQLException cause) {
        return new IllegalStateException("Cannot read the audit trail", cause);
    }

    /** The conditions of a query and their values. */
    private static final class Query {

        private final StringBuilder where = new StringBuilder(" where true");
        private final List<Object> values = new ArrayList<>();

        Query(Filter filter) {
            if (filter.actor() != null) {
                String part = LikePattern.literal(filter.actor());
                and("(actor_sub = ? or actor_name ilike ? escape '!')", filter.actor(), "%" + part + "%");
            }
            if (filter.action() != null) {
                and("action = ?", filter.action());
            }
            if (filter.subject() != null) {
                and("subject_id = ?", filter.subject());
            }
            if (filter.from() != null) {
                and("at >= ?", Timestamp.from(Shown.start(filter.from())));
            }
            if (filter.to() != null) {
                and("at < ?", Timestamp.from(Shown.start(filter.to().plusDays(1))));
            }
        }

        void and(String condition, Object... its) {
            where.append(" and ").append(condition);
            values.addAll(List.of(its));
        }

        PreparedStatement prepare(Connection connection, String what, String rest, Object... more) throws SQLException {
            PreparedStatement select =
                    connection.prepareStatement("select " + what + " from audit_entry" + where + rest);
            int place = 1;
            for (Object value : values) {
                select.setObject(place++, value);
            }
            for (Object value : more) {
                select.setObject(place++, value);
            }
            return select;
        }
    }
}
