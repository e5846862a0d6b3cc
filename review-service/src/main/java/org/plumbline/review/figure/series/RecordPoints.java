package org.plumbline.review.figure.series;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;

/**
 * Writes points down, and takes them back by counter-entries; the database login can do nothing else to them.
 *
 * <p>Plain SQL rather than entities: a series may have a million of them, and none is ever changed.
 */
@ApplicationScoped
public class RecordPoints {

    private final DataSource dataSource;
    private final SeriesCatalogue catalogue;
    private final Event<PointsAdded> added;
    private final Event<PointsRetracted> retracted;
    private final Clock clock;

    RecordPoints(
            DataSource dataSource,
            SeriesCatalogue catalogue,
            Event<PointsAdded> added,
            Event<PointsRetracted> retracted,
            Clock clock) {
        this.dataSource = dataSource;
        this.catalogue = catalogue;
        this.added = added;
        this.retracted = retracted;
        this.clock = clock;
    }

    /**
     * Writes points down in their order, and fires {@link PointsAdded}. Of two of the same day the later one counts.
     *
     * @param points valid ones
     * @param importId the file that they came in by; null if somebody typed them
     * @return their ids, in the same order
     * @throws ProblemException 404, 409 {@code series-retired}, 422 if one speaks of a day to come
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> add(UUID series, List<NewPoint> points, Person by, @Nullable UUID importId) {
        // Holds the series: the order in which points are recorded is the order in which they are committed.
        catalogue.getToChange(series).requireActive();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        points.forEach(point -> refuseFuture(point, now));
        return record(series, points, by, importId, now);
    }

    /**
     * Makes a counter-entry for each point that has none yet, and fires {@link PointsRetracted}.
     *
     * @return those that counted until now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> retract(UUID series, List<UUID> points, String reason, Person by) {
        catalogue.getToChange(series);
        return retract(series, points, reason, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** As {@link #retract}, of all points of an import. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> retractImport(UUID series, UUID importId, String reason, Person by) {
        catalogue.getToChange(series);
        List<UUID> points = query(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select id from series_point where import_id = ? and series_id = ? order by id")) {
                select.setObject(1, importId);
                select.setObject(2, series);
                return ids(select);
            }
        });
        return retract(series, points, reason, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * The last day that a figure may speak of now: tomorrow, for it is tomorrow somewhere.
     *
     * @param now the present
     */
    public static LocalDate lastDay(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
    }

    private static void refuseFuture(NewPoint point, Instant now) {
        if (point.asOf().isAfter(lastDay(now))) {
            throw ProblemException.invalid("asOf", PointLimits.FUTURE);
        }
        Published published = point.published();
        if (published != null && published.day().isAfter(lastDay(now))) {
            throw ProblemException.invalid("published", PointLimits.FUTURE);
        }
    }

    List<UUID> record(UUID series, List<NewPoint> points, Person by, @Nullable UUID importId, Instant now) {
        List<UUID> ids = query(connection -> {
            Map<LocalDate, Instant> newest = newest(connection, series, points);
            try (PreparedStatement point = connection.prepareStatement("""
                            insert into series_point (id, series_id, as_of, low, best, high, origin, published_at,
                                published_day_only, note, link, import_id, recorded_at, recorded_by_sub, recorded_by_name)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
                    PreparedStatement standing = connection.prepareStatement("""
                            insert into point_standing (point_id, series_id, as_of, published_at, recorded_at)
                            values (?, ?, ?, ?, ?)""")) {
                List<UUID> written = new ArrayList<>();
                for (NewPoint one : points) {
                    UUID id = Ids.next();
                    Instant before = newest.get(one.asOf());
                    Instant at = after(before, now);
                    newest.put(one.asOf(), at);
                    insert(point, id, series, one, importId, at, by);
                    insert(standing, id, series, one, at);
                    written.add(id);
                }
                point.executeBatch();
                standing.executeBatch();
                return written;
            }
        });
        if (!ids.isEmpty()) {
            added.fire(new PointsAdded(series, ids));
        }
        return ids;
    }

    List<UUID> retract(UUID series, List<UUID> points, String reason, Person by, Instant now) {
        List<UUID> ids = query(connection -> {
            List<UUID> done;
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into point_retraction (point_id, reason, recorded_at, recorded_by_sub, recorded_by_name)
                    select id, ?, greatest(recorded_at, ?), ?, ? from series_point
                    where series_id = ? and id = any (?) order by id
                    on conflict do nothing returning point_id""")) {
                insert.setString(1, reason);
                insert.setObject(2, PointQueries.utc(now));
                insert.setString(3, by.sub());
                insert.setString(4, by.name());
                insert.setObject(5, series);
                insert.setArray(6, connection.createArrayOf("uuid", points.toArray()));
                done = ids(insert);
            }
            try (PreparedStatement update = connection.prepareStatement("""
                    update point_standing s set retracted_at = r.recorded_at
                    from point_retraction r where r.point_id = s.point_id and s.point_id = any (?)""")) {
                update.setArray(1, connection.createArrayOf("uuid", done.toArray()));
                update.executeUpdate();
            }
            return done;
        });
        if (!ids.isEmpty()) {
            retracted.fire(new PointsRetracted(series, ids));
        }
        return ids;
    }

    /**
     * When a point is recorded after another of its day: now, and at least a millisecond later. The clock may stand still
     * in between, and the index tells times apart by their distance to the one asked for, which is a floating-point
     * number of seconds: microseconds are lost in thousands of years.
     */
    static Instant after(@Nullable Instant before, Instant now) {
        Instant earliest = before == null ? now : before.plusMillis(1);
        return earliest.isAfter(now) ? earliest : now;
    }

    private static Map<LocalDate, Instant> newest(Connection connection, UUID series, List<NewPoint> points)
            throws SQLException {
        Map<LocalDate, Instant> newest = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select day, (select max(recorded_at) from series_point p where p.series_id = ? and p.as_of = day)
                from unnest(?) as day""")) {
            select.setObject(1, series);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "date",
                            points.stream().map(NewPoint::asOf).distinct().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
                    if (at != null) {
                        newest.put(row.getObject(1, LocalDate.class), at.toInstant());
                    }
                }
            }
        }
        return newest;
    }

    private static void insert(
            PreparedStatement insert,
            UUID id,
            UUID series,
            NewPoint point,
            @Nullable UUID importId,
            Instant at,
            Person by)
            throws SQLException {
        Published published = point.published();
        insert.setObject(1, id);
        insert.setObject(2, series);
        insert.setObject(3, point.asOf());
        insert.setBigDecimal(4, point.low());
        insert.setBigDecimal(5, point.best());
        insert.setBigDecimal(6, point.high());
        insert.setString(7, String.valueOf(point.origin()));
        insert.setObject(8, published == null ? null : PointQueries.utc(published.at()));
        insert.setBoolean(9, published != null && published.dayOnly());
        insert.setString(10, point.note());
        insert.setString(11, point.link());
        insert.setObject(12, importId);
        insert.setObject(13, PointQueries.utc(at));
        insert.setString(14, by.sub());
        insert.setString(15, by.name());
        insert.addBatch();
    }

    private static void insert(PreparedStatement insert, UUID id, UUID series, NewPoint point, Instant at)
            throws SQLException {
        Published published = point.published();
        insert.setObject(1, id);
        insert.setObject(2, series);
        insert.setObject(3, point.asOf());
        insert.setObject(4, PointQueries.utc(published == null ? Published.startOf(point.asOf()) : published.at()));
        insert.setObject(5, PointQueries.utc(at));
        insert.addBatch();
    }

    private static List<UUID> ids(PreparedStatement statement) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T query(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write points", e);
        }
    }
}
