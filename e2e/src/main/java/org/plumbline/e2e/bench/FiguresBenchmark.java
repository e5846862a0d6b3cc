package org.plumbline.e2e.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.review.figure.series.Known;
import org.plumbline.review.figure.series.PointQueries;

/**
 * What a series was known to say at a time, asked as review-service asks it, in series of a thousand to a million points
 * in one table: a quarter of them days, the others restatements, one in twenty taken back.
 */
final class FiguresBenchmark implements Benchmark {

    private static final int[] SIZES = {1_000, 10_000, 100_000, 1_000_000};
    private static final int WARM_UP = 2_000;
    private static final int QUESTIONS = 10_000;
    private static final int NAIVE_QUESTIONS = 100;
    private static final long SEED = 20240407;
    private static final String MIGRATION = "/db/migration/V20261122_96__series.sql";

    /** The question answered by the table of points alone. */
    private static final String NAIVE = """
            select p.id from series_point p left join point_retraction r on r.point_id = p.id and r.recorded_at <= ?
            where p.series_id = ? and p.as_of <= ? and p.recorded_at <= ? and r.point_id is null
                and coalesce(p.published_at, p.as_of::timestamp at time zone 'UTC') <= ?
            order by p.as_of desc, p.recorded_at desc limit 1""";

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public String measures() {
        return "what counted at a time, in series of up to a million points; needs no data";
    }

    @Override
    public boolean wantsData() {
        return false;
    }

    @Override
    public void run(@Nullable Path data, Report report) {
        PostgresForTests postgres = new PostgresForTests();
        Map<String, String> config = postgres.start();
        try (Connection connection = connect(config, "service_owner")) {
            migrate(connection);
            double smallest = 0;
            for (int size : SIZES) {
                report.progress("writing down " + size + " points");
                UUID series = new UUID(0, size);
                fill(connection, series, size);
                report.progress("asking");
                double p99 = ask(connection, series, size, report);
                smallest = size == SIZES[0] ? p99 : smallest;
                report.figure(new Figure(points(size), "quickest of 3, times 10^3", "point in time", p99 / smallest, 1));
            }
            references(connection, report);
        } catch (SQLException e) {
            throw new IllegalStateException("Figures could not be measured", e);
        } finally {
            postgres.stop();
        }
    }

    private static Connection connect(Map<String, String> config, String login) throws SQLException {
        return DriverManager.getConnection(String.valueOf(config.get("quarkus.datasource.jdbc.url")), login, login);
    }

    private static void migrate(Connection connection) throws SQLException {
        try (InputStream script = PointQueries.class.getResourceAsStream(MIGRATION);
                Statement statement = connection.createStatement()) {
            if (script == null) {
                throw new IllegalStateException("The build lacks " + MIGRATION);
            }
            statement.execute(
                    new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("${app}", "service_app"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Four points for each day from the year 1000 on, up to three years apart; half with a day of publication. */
    private static void fill(Connection connection, UUID series, int size) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select setseed(0.4)");
            statement.execute(
                    "insert into series values ('" + series + "', 0, 'Bench', 'killed', null, null, null,"
                            + " 'CUMULATIVE', 'REPORTED', null, 'Bench', null, null, 'NORMAL', null, null, null, null, 'b', 'b', now())");
            statement.execute("""
                    insert into series_point (id, series_id, as_of, best, origin, published_at, published_day_only,
                        recorded_at, recorded_by_sub, recorded_by_name)
                    select gen_random_uuid(), '%s', day, i, 'REPORTED',
                        case when random() < 0.5 then day + interval '1 day' * floor(random() * 900) end, false,
                        day + interval '1 day' * (1 + 1000 * random()), 'b', 'b'
                    from (select i, date '1000-01-01' + i / 4 as day from generate_series(0, %d) as i) as days
                    """.formatted(series, size - 1));
            statement.execute("""
                    insert into point_retraction
                    select id, 'Bench', recorded_at + interval '1 day' * (300 * random()), 'b', 'b' from series_point
                    where series_id = '%s' and random() < 0.05""".formatted(series));
            statement.execute("""
                    insert into point_standing
                    select p.id, p.series_id, p.as_of, coalesce(p.published_at, p.as_of::timestamp at time zone 'UTC'),
                        p.recorded_at, coalesce(r.recorded_at, 'infinity')
                    from series_point p left join point_retraction r on r.point_id = p.id
                    where p.series_id = '%s'""".formatted(series));
            statement.execute("analyze series_point");
            statement.execute("analyze point_retraction");
            statement.execute("analyze point_standing");
        }
    }

    private static double ask(Connection connection, UUID series, int size, Report report) throws SQLException {
        Random random = new Random(SEED);
        long[] first = new long[QUESTIONS];
        long[] quickest = new long[QUESTIONS];
        for (int i = -WARM_UP; i < QUESTIONS; i++) {
            Known known = known(random, size);
            long once = timed(connection, series, known);
            if (i >= 0) {
                first[i] = once;
                quickest[i] = Math.min(
                        once, Math.min(timed(connection, series, known), timed(connection, series, known)));
            }
        }
        report.figure(new Figure(points(size), "p50, ms", "point in time", millis(first, 0.5), QUESTIONS));
        report.figure(new Figure(points(size), "p99, ms", "point in time", millis(first, 0.99), QUESTIONS));
        double p99 = millis(quickest, 0.99);
        report.figure(new Figure(points(size), "p99, ms, quickest of 3", "point in time", p99, QUESTIONS));
        return p99;
    }

    private static long timed(Connection connection, UUID series, Known known) throws SQLException {
        long begin = System.nanoTime();
        PointQueries.at(connection, series, known);
        return System.nanoTime() - begin;
    }

    /**
     * A day anywhere in the series, known up to three years around it or without a bound; and, one time in four, the
     * latest that was known then.
     */
    private static Known known(Random random, int size) {
        LocalDate day = LocalDate.of(1000, 1, 1).plusDays(random.nextInt(size / 4));
        if (random.nextInt(4) == 0) {
            return Known.now().recordedBy(instant(day));
        }
        Known known = Known.now().asOf(day);
        if (random.nextBoolean()) {
            known = known.recordedBy(instant(day.plusDays(random.nextInt(1200) - 300)));
        }
        if (random.nextBoolean()) {
            known = known.publishedBy(instant(day.plusDays(random.nextInt(1200) - 300)));
        }
        return known;
    }

    private static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static void references(Connection connection, Report report) throws SQLException {
        int largest = SIZES[SIZES.length - 1];
        Random random = new Random(SEED);
        long[] naive = new long[NAIVE_QUESTIONS];
        long[] one = new long[QUESTIONS];
        try (PreparedStatement points = connection.prepareStatement(NAIVE);
                PreparedStatement select = connection.prepareStatement("select 1")) {
            for (int i = 0; i < NAIVE_QUESTIONS; i++) {
                Known known = known(random, largest);
                points.setObject(1, known.recordedBy().atOffset(ZoneOffset.UTC));
                points.setObject(2, new UUID(0, largest));
                points.setObject(3, known.asOf());
                points.setObject(4, known.recordedBy().atOffset(ZoneOffset.UTC));
                points.setObject(5, known.publishedBy().atOffset(ZoneOffset.UTC));
                naive[i] = timed(points);
            }
            for (int i = 0; i < QUESTIONS; i++) {
                one[i] = timed(select);
            }
        }
        report.figure(new Figure(points(largest), "p50, ms", "points alone", millis(naive, 0.5), NAIVE_QUESTIONS));
        report.figure(new Figure(points(largest), "p99, ms", "points alone", millis(naive, 0.99), NAIVE_QUESTIONS));
        report.figure(new Figure("no table", "p50, ms", "select 1", millis(one, 0.5), QUESTIONS));
        report.figure(new Figure("no table", "p99, ms", "select 1", millis(one, 0.99), QUESTIONS));
    }

    private static long timed(PreparedStatement select) throws SQLException {
        long begin = System.nanoTime();
        try (ResultSet row = select.executeQuery()) {
            row.next();
        }
        return System.nanoTime() - begin;
    }

    private static double millis(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))] / 1e6;
    }

    private static String points(int size) {
        return "10^" + Math.round(Math.log10(size)) + " points";
    }
}
