package org.plumbline.review.live;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Who has which review open, for all instances of the service to see.
 *
 * <p>By the database's clock: what one instance writes another one judges, and their own clocks need not agree.
 */
@ApplicationScoped
class Presence {

    private final DataSource dataSource;

    Presence(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Says that these pages are open still. A crash of the database may have forgotten them: then they are there anew. */
    @Transactional
    void seen(Collection<Watcher> watchers) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into presence (id, review_id, sub, name, seen_at)
                        select id, review_id, sub, name, clock_timestamp()
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) as open (id, review_id, sub, name)
                        on conflict (id) do update set seen_at = excluded.seen_at""")) {
            upsert.setArray(1, array(connection, "uuid", watchers.stream().map(Watcher::id)));
            upsert.setArray(2, array(connection, "uuid", watchers.stream().map(Watcher::reviewId)));
            upsert.setArray(3, array(connection, "text", watchers.stream().map(watcher -> watcher.person()
                    .sub())));
            upsert.setArray(4, array(connection, "text", watchers.stream().map(watcher -> watcher.person()
                    .name())));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot say who is there", e);
        }
    }

    /** Says that somebody writes in the draft; for a few seconds. */
    @Transactional
    void typing(UUID reviewId, String sub) {
        change("update presence set typed_at = clock_timestamp() where review_id = ? and sub = ?", reviewId, sub);
    }

    /** A page was closed. */
    @Transactional
    void gone(UUID id) {
        change("delete from presence where id = ?", id);
    }

    /** Forgets the pages of instances that ended without saying so. */
    @Transactional
    void forgetTheLost() {
        change("delete from presence where seen_at < clock_timestamp() - interval '1 minute'");
    }

    /** How these reviews stand; those that do not exist are left out. */
    @Transactional
    List<LiveState> of(Collection<UUID> reviews) {
        try (Connection connection = dataSource.getConnection()) {
            Map<UUID, List<LiveState.Reader>> readers = readers(connection, reviews);
            try (PreparedStatement select = connection.prepareStatement("""
                    select id, version,
                        (select count(*) + coalesce(sum(remark.version), 0) from remark where review_id = review.id)
                            + (select count(*) from remark_reply join remark on remark.id = remark_id
                                where review_id = review.id) as remarks
                    from review where id = any (?)""")) {
                select.setArray(1, array(connection, "uuid", reviews.stream()));
                List<LiveState> states = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        UUID id = row.getObject("id", UUID.class);
                        states.add(new LiveState(
                                id,
                                row.getLong("version"),
                                row.getLong("remarks"),
                                readers.getOrDefault(id, List.of())));
                    }
                }
                return states;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot see what is new", e);
        }
    }

    private static Map<UUID, List<LiveState.Reader>> readers(Connection connection, Collection<UUID> reviews)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select review_id, sub, max(name) as name,
                    coalesce(bool_or(typed_at > clock_timestamp() - interval '6 seconds'), false) as typing
                from presence
                where review_id = any (?) and seen_at > clock_timestamp() - interval '15 seconds'
                group by review_id, sub
                order by max(name), sub""")) {
            select.setArray(1, array(connection, "uuid", reviews.stream()));
            Map<UUID, List<LiveState.Reader>> readers = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    readers.computeIfAbsent(row.getObject("review_id", UUID.class), id -> new ArrayList<>())
                            .add(new LiveState.Reader(
                                    row.getString("sub"), row.getString("name"), row.getBoolean("typing")));
                }
            }
            return readers;
        }
    }

    private void change(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot say who is there", e);
        }
    }

    private static Array array(Connection connection, String type, Stream<?> elements) throws SQLException {
        return connection.createArrayOf(type, elements.toArray());
    }
}
