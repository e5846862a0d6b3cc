package org.plumbline.review.figure.claim;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.plumbline.review.figure.series.PointsAdded;
import org.plumbline.review.figure.series.PointsRetracted;
import org.plumbline.review.verdict.PublicFigures;

/** Which verdicts rest on which series; what comes in for one is noted in the transaction that writes it down. */
@ApplicationScoped
public class Subscriptions {

    private final DataSource dataSource;
    private final EntityManager entities;
    private final Clock clock;

    Subscriptions(DataSource dataSource, EntityManager entities, Clock clock) {
        this.dataSource = dataSource;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Lets a verdict rest on the series of its newest revision, in the transaction that publishes it. What came in since
     * that was approved is judged right after it.
     *
     * @param figures none for a verdict that is no longer stood by
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void subscribe(UUID verdict, List<PublicFigures> figures) {
        UUID[] series = figures.stream()
                .flatMap(one -> one.series().stream().map(PublicFigures.Line::id))
                .distinct()
                .toArray(UUID[]::new);
        // The verdict may not be in the database yet.
        entities.flush();
        try (Connection connection = dataSource.getConnection();
                // Whoever adds points at this moment has committed them when they are looked for, or sees the
                // subscription.
                PreparedStatement hold =
                        connection.prepareStatement("select id from series where id = any (?) order by id for share");
                PreparedStatement delete =
                        connection.prepareStatement("delete from verdict_series where verdict_id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into verdict_series (verdict_id, series_id) select ?, unnest(?)");
                PreparedStatement due = connection.prepareStatement("""
                        insert into recheck_due (id, verdict_id, series_id, point_id, due_at)
                        select gen_random_uuid(), ?, s.id, k.known_point, ?
                        from unnest(?) as s (id), point_known(s.id, '9999-12-30', 'infinity', 'infinity') k""")) {
            hold.setArray(1, connection.createArrayOf("uuid", series));
            hold.execute();
            delete.setObject(1, verdict);
            delete.executeUpdate();
            insert.setObject(1, verdict);
            insert.setArray(2, connection.createArrayOf("uuid", series));
            insert.executeUpdate();
            due.setObject(1, verdict);
            due.setObject(2, now());
            due.setArray(3, connection.createArrayOf("uuid", series));
            due.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot subscribe verdict " + verdict, e);
        }
    }

    /** Has the verdict that a review published, or changes, judged again: what it bears has changed, or may have. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lookAgain(UUID review) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement due = connection.prepareStatement("""
                        insert into recheck_due (id, verdict_id, series_id, point_id, due_at)
                        select gen_random_uuid(), s.verdict_id, s.series_id, k.known_point, ?
                        from verdict_series s,
                            point_known(s.series_id, '9999-12-30', 'infinity', 'infinity') k
                        where s.verdict_id in (
                            select verdict_id from revision where review_id = ?
                            union select verdict_id from review where id = ?)""")) {
            due.setObject(1, now());
            due.setObject(2, review);
            due.setObject(3, review);
            due.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot have the verdict of review " + review + " judged again", e);
        }
    }

    /** Of points that the makers of a series filled in, nobody is told: they report nothing. */
    void added(@Observes PointsAdded added) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement due = connection.prepareStatement("""
                        insert into recheck_due (id, verdict_id, series_id, point_id, due_at)
                        select gen_random_uuid(), v.verdict_id, v.series_id, p.id, ?
                        from verdict_series v
                        cross join lateral (select id from series_point
                            where id = any (?) and origin = 'REPORTED' order by as_of desc, recorded_at desc limit 1) p
                        where v.series_id = ?""")) {
            due.setObject(1, now());
            due.setArray(2, connection.createArrayOf("uuid", added.points().toArray()));
            due.setObject(3, added.seriesId());
            due.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot note the points of series " + added.seriesId(), e);
        }
    }

    /** A verdict may have been written with a point that was taken back. */
    void retracted(@Observes PointsRetracted retracted) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement due = connection.prepareStatement("""
                        insert into recheck_due (id, verdict_id, series_id, point_id, due_at)
                        select gen_random_uuid(), v.verdict_id, v.series_id, p.id, ?
                        from verdict_series v
                        cross join lateral (select id from series_point
                            where id = any (?) order by as_of desc, recorded_at desc limit 1) p
                        where v.series_id = ?""")) {
            due.setObject(1, now());
            due.setArray(2, connection.createArrayOf("uuid", retracted.points().toArray()));
            due.setObject(3, retracted.seriesId());
            due.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot note what was taken back of series " + retracted.seriesId(), e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
