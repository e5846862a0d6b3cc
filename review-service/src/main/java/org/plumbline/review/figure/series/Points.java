package org.plumbline.review.figure.series;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;

/** The points of all series, as they are read. {@link RecordPoints} writes them. */
@ApplicationScoped
public class Points {

    private final DataSource dataSource;

    Points(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The point that counts, as {@link Known} says; none if nothing was known. */
    @Transactional
    public Optional<Point> at(UUID series, Known known) {
        return query(connection -> PointQueries.at(connection, series, known));
    }

    /**
     * The figures as a line: one point for each day that has any, restatements resolved, the latest first.
     *
     * @param from the first day
     * @param known the last day, and what was known
     * @param limit how many at the most; the latest ones
     */
    @Transactional
    public List<Point> line(UUID series, LocalDate from, Known known, int limit) {
        return query(connection -> PointQueries.line(connection, series, from, known, limit));
    }

    /**
     * Everything that was written down, restated and retracted points too, the newest first.
     *
     * @param after the last one seen; null at the start
     */
    @Transactional
    public List<Point> written(UUID series, LocalDate from, Known known, @Nullable UUID after, int limit) {
        return query(connection -> PointQueries.written(connection, series, from, known, after, limit));
    }

    /** All points that count for some days, restated ones too, the newest recorded first. */
    @Transactional
    public List<Point> standing(UUID series, List<LocalDate> days) {
        return query(connection -> PointQueries.standing(connection, series, days));
    }

    /** As {@link #line} of what is known now, the earliest first; quicker for many days. */
    @Transactional
    public List<Point> current(UUID series, LocalDate from, LocalDate to) {
        return query(connection -> PointQueries.current(connection, series, from, to));
    }

    /**
     * One point.
     *
     * @throws ProblemException 404
     */
    @Transactional
    public Point get(UUID series, UUID id) {
        return query(connection -> PointQueries.one(connection, series, id))
                .orElseThrow(() -> ProblemException.notFound("point", id));
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T query(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read points", e);
        }
    }
}
