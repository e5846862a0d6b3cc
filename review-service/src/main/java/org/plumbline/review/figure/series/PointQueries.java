package org.plumbline.review.figure.series;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/**
 * The questions about points, asked over a connection; without the server, so that a benchmark can ask them as well.
 * Every method throws {@link SQLException} as the driver does.
 */
public final class PointQueries {

    private static final String COLUMNS = """
            p.id, p.series_id, p.as_of, p.low, p.best, p.high, p.published_at, p.published_day_only, p.origin, p.note,
            p.link, p.import_id, p.recorded_at, p.recorded_by_sub, p.recorded_by_name,
            r.reason as retracted_because, r.recorded_at as retracted_at, r.recorded_by_sub as retracted_by_sub,
            r.recorded_by_name as retracted_by_name""";

    private static final String AT = "select " + COLUMNS + """

            from point_known(?, ?, ?, ?) k
            join series_point p on p.id = k.known_point
            left join point_retraction r on r.point_id = p.id""";

    // Each step is the question for a single point, so a page costs the same however many points it steps over.
    private static final String LINE = """
            with recursive line as (
                select known_point, known_as_of from point_known(?, ?, ?, ?)
                union all
                select k.known_point, k.known_as_of
                from line cross join lateral point_known(?, line.known_as_of - 1, ?, ?) k
                where line.known_as_of > ?
            )
            select\s""" + COLUMNS + """

            from (select known_point, known_as_of from line where known_as_of >= ? limit ?) as part
            join series_point p on p.id = part.known_point
            left join point_retraction r on r.point_id = p.id
            order by part.known_as_of desc""";

    private static final String WRITTEN = "select " + COLUMNS + """

            from series_point p left join point_retraction r on r.point_id = p.id
            where p.series_id = ? and p.as_of between ? and ? and p.recorded_at <= ?
                and (?::uuid is null or (p.recorded_at, p.id) < (select recorded_at, id from series_point where id = ?))
            order by p.recorded_at desc, p.id desc limit ?""";

    private PointQueries() {}

    /** The point that counts, as {@link Known} says; none if nothing was known. */
    public static Optional<Point> at(Connection connection, UUID series, Known known) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AT)) {
            bind(select, 1, series, known);
            return points(select).stream().findFirst();
        }
    }

    /** One point for each day that has any, the latest first, back to a day. */
    static List<Point> line(Connection connection, UUID series, LocalDate from, Known known, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LINE)) {
            bind(select, 1, series, known);
            select.setObject(5, series);
            select.setObject(6, utc(known.publishedBy()));
            select.setObject(7, utc(known.recordedBy()));
            select.setObject(8, from);
            select.setObject(9, from);
            select.setInt(10, limit);
            return points(select);
        }
    }

    /** Everything that was written down, restated and retracted points too, the newest first. */
    static List<Point> written(
            Connection connection, UUID series, LocalDate from, Known known, @Nullable UUID after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WRITTEN)) {
            select.setObject(1, series);
            select.setObject(2, from);
            select.setObject(3, known.asOf());
            select.setObject(4, utc(known.recordedBy()));
            select.setObject(5, after);
            select.setObject(6, after);
            select.setInt(7, limit);
            return points(select);
        }
    }

    /** All that count for some days of a series, restated ones too, the newest recorded first. */
    static List<Point> standing(Connection connection, UUID series, List<LocalDate> days) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS + """

                from series_point p left join point_retraction r on r.point_id = p.id
                where p.series_id = ? and p.as_of = any (?) and r.point_id is null order by p.recorded_at desc""")) {
            select.setObject(1, series);
            select.setArray(2, connection.createArrayOf("date", days.toArray()));
            return points(select);
        }
    }

    /** What is known now of each day, the earliest first. */
    static List<Point> current(Connection connection, UUID series, LocalDate from, LocalDate to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select distinct on (p.as_of) " + COLUMNS + """

                from series_point p left join point_retraction r on r.point_id = p.id
                where p.series_id = ? and p.as_of between ? and ? and r.point_id is null
                order by p.as_of, p.recorded_at desc""")) {
            select.setObject(1, series);
            select.setObject(2, from);
            select.setObject(3, to);
            return points(select);
        }
    }

    /** One point, whatever became of it. */
    static Optional<Point> one(Connection connection, UUID series, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS + """

                from series_point p left join point_retraction r on r.point_id = p.id
                where p.series_id = ? and p.id = ?""")) {
            select.setObject(1, series);
            select.setObject(2, id);
            return points(select).stream().findFirst();
        }
    }

    private static void bind(PreparedStatement select, int first, UUID series, Known known) throws SQLException {
        select.setObject(first, series);
        select.setObject(first + 1, known.asOf());
        select.setObject(first + 2, utc(known.publishedBy()));
        select.setObject(first + 3, utc(known.recordedBy()));
    }

    private static List<Point> points(PreparedStatement select) throws SQLException {
        List<Point> points = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                points.add(point(row));
            }
        }
        return points;
    }

    private static Point point(ResultSet row) throws SQLException {
        Instant published = instant(row, "published_at");
        String reason = row.getString("retracted_because");
        return new Point(
                row.getObject("id", UUID.class),
                row.getObject("series_id", UUID.class),
                row.getObject("as_of", LocalDate.class),
                row.getBigDecimal("low"),
                row.getBigDecimal("best"),
                row.getBigDecimal("high"),
                published == null ? null : new Published(published, row.getBoolean("published_day_only")),
                Origin.valueOf(row.getString("origin")),
                row.getString("note"),
                row.getString("link"),
                row.getObject("import_id", UUID.class),
                Objects.requireNonNull(instant(row, "recorded_at")),
                new Person(row.getString("recorded_by_sub"), row.getString("recorded_by_name")),
                reason == null
                        ? null
                        : new Point.Retraction(
                                reason,
                                Objects.requireNonNull(instant(row, "retracted_at")),
                                new Person(row.getString("retracted_by_sub"), row.getString("retracted_by_name"))));
    }

    /** Not as {@link java.sql.Timestamp}, which takes days before 1582 for those of the Julian calendar. */
    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
