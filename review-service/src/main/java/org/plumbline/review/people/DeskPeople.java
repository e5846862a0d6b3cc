package org.plumbline.review.people;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;

/**
 * The people whom the desk knows. Their rows are what giving work to somebody and deactivating them wait for each other
 * at, so that nobody who has gone is left with a review.
 */
@ApplicationScoped
public class DeskPeople {

    private static final String COLUMNS =
            "select sub, name, roles, enabled, last_seen, deactivated_at from desk_person";

    private final DataSource dataSource;

    DeskPeople(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What the login service tells of somebody.
     *
     * @param roles those of the desk
     */
    public record Known(Person person, Set<String> roles, boolean enabled) {}

    /** Somebody was here with these roles of the desk. */
    @Transactional
    public void seen(Person person, Set<String> roles, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into desk_person (sub, name, roles, enabled, last_seen) values (?, ?, ?, true, ?)
                        on conflict (sub) do update set
                            name = excluded.name, roles = excluded.roles, enabled = true, last_seen = excluded.last_seen
                        """)) {
            upsert.setString(1, person.sub());
            upsert.setString(2, person.name());
            upsert.setArray(3, roles(connection, roles));
            upsert.setTimestamp(4, Timestamp.from(at));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot note who was seen", e);
        }
    }

    /** Keeps what the login service tells of people; whom it does not name stays as known before. */
    @Transactional
    public void learn(Collection<Known> people) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into desk_person as old (sub, name, roles, enabled) values (?, ?, ?, ?)
                        on conflict (sub) do update set
                            name = excluded.name, roles = excluded.roles, enabled = excluded.enabled
                            where (old.name, old.roles, old.enabled)
                                is distinct from (excluded.name, excluded.roles, excluded.enabled)""")) {
            // In one order, so that two who learn at once do not wait for each other in a circle.
            for (Known known : people.stream()
                    .sorted((one, other) ->
                            one.person().sub().compareTo(other.person().sub()))
                    .toList()) {
                upsert.setString(1, known.person().sub());
                upsert.setString(2, known.person().name());
                upsert.setArray(3, roles(connection, known.roles()));
                upsert.setBoolean(4, known.enabled());
                upsert.addBatch();
            }
            upsert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot keep whom the desk knows", e);
        }
    }

    @Transactional
    public Optional<DeskPerson> find(String sub) {
        return read(COLUMNS + " where sub = any (?)", List.of(sub)).stream().findFirst();
    }

    /** Everybody, by name. */
    @Transactional
    public List<DeskPerson> all() {
        return read(COLUMNS + " order by lower(name), sub", null);
    }

    /** The subs of the editors to whom work can be given. */
    @Transactional
    public List<String> editors() {
        return all().stream()
                .filter(person -> person.worksOnReviews() && person.roles().contains(Roles.EDITOR))
                .map(DeskPerson::sub)
                .toList();
    }

    /** Somebody who cannot be deactivated before the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<DeskPerson> hold(String sub) {
        return read(COLUMNS + " where sub = any (?) for share", List.of(sub)).stream()
                .findFirst();
    }

    /** Several people who stay as they are until the caller's transaction ends, and whom nobody gives work meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<DeskPerson> lock(Collection<String> subs) {
        return read(COLUMNS + " where sub = any (?) order by sub for update", subs);
    }

    /** Notes since when somebody is deactivated, or, with null, that they no longer are. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void deactivated(String sub, @Nullable Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update desk_person set deactivated_at = ? where sub = ?")) {
            update.setTimestamp(1, at == null ? null : Timestamp.from(at));
            update.setString(2, sub);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot note who is deactivated", e);
        }
    }

    private List<DeskPerson> read(String query, @Nullable Collection<String> subs) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            if (subs != null) {
                select.setArray(1, connection.createArrayOf("text", subs.toArray()));
            }
            List<DeskPerson> people = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    people.add(new DeskPerson(
                            row.getString("sub"),
                            row.getString("name"),
                            Set.of((String[]) row.getArray("roles").getArray()),
                            row.getBoolean("enabled"),
                            instant(row.getTimestamp("last_seen")),
                            instant(row.getTimestamp("deactivated_at"))));
                }
            }
            return people;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read whom the desk knows", e);
        }
    }

    /** Sorted, so that the same roles are the same array. */
    private static Array roles(Connection connection, Set<String> roles) throws SQLException {
        return connection.createArrayOf("text", roles.stream().sorted().toArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
