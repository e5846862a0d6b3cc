package org.plumbline.review.figure.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Person;
import org.plumbline.review.Database;

/** Asks many histories what counted when, and compares with what looking at every entry says. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class PointHistoriesTest {

    private static final int HISTORIES = 250;
    private static final int QUESTIONS = 25;
    private static final Person BY = new Person("sub-checker", "checker");
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final Instant START = Instant.parse("2024-02-01T00:00:00Z");
    private static final long SEED = 20240407;

    @Inject
    KeepSeries keeping;

    @Inject
    RecordPoints recording;

    @Inject
    Points points;

    /** An entry of the naive book: everything that was written down, and when it was taken back. */
    private record Entry(
            UUID id,
            NewPoint point,
            Instant recordedAt,
            @Nullable Instant retractedAt) {

        private boolean counts(Known known) {
            Published published = point.published();
            Instant said = published == null ? Published.startOf(point.asOf()) : published.at();
            return !point.asOf().isAfter(known.asOf())
                    && !said.isAfter(known.publishedBy())
                    && !recordedAt.isAfter(known.recordedBy())
                    && (retractedAt == null || retractedAt.isAfter(known.recordedBy()));
        }
    }

    @Test
    void answersAsLookingAtEveryEntryDoes() {
        Random random = new Random(SEED);
        int answered = 0;
        for (int history = 0; history < HISTORIES; history++) {
            UUID series = series();
            List<Entry> book = write(series, random);
            for (int question = 0; question < QUESTIONS; question++) {
                Known known = ask(random);
                Optional<UUID> naive = naive(book, known).map(Entry::id);
                assertThat(points.at(series, known).map(Point::id))
                        .as("history %d of seed %d, %s, book %s", history, SEED, known, book)
                        .isEqualTo(naive);
                answered += naive.isPresent() ? 1 : 0;
            }
            Known known = ask(random);
            LocalDate from = FIRST.plusDays(random.nextInt(10));
            assertThat(points.line(series, from, known, 1000).stream().map(Point::id))
                    .as("line from %s, history %d of seed %d, %s, book %s", from, history, SEED, known, book)
                    .containsExactlyElementsOf(naiveLine(book, from, known));
            assertThat(points.current(series, FIRST, FIRST.plusDays(40)).stream()
                            .map(Point::id)
                            .toList()
                            .reversed())
                    .isEqualTo(naiveLine(book, FIRST, Known.now()));
        }
        assertThat(answered).as("questions that have an answer").isGreaterThan(HISTORIES * QUESTIONS / 4);
    }

    @Test
    void standsAsItCanBeDerivedAnew() throws SQLException {
        Random random = new Random(SEED + 1);
        for (int history = 0; history < 20; history++) {
            write(series(), random);
        }
        try (Connection connection = Database.asService();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*) from point_standing s full join (
                            select p.id, p.series_id, p.as_of, p.recorded_at,
                                coalesce(p.published_at, p.as_of::timestamp at time zone 'UTC') as published_at,
                                coalesce(r.recorded_at, 'infinity') as retracted_at
                            from series_point p left join point_retraction r on r.point_id = p.id
                        ) d on d.id = s.point_id
                        where (s.series_id, s.as_of, s.recorded_at, s.published_at, s.retracted_at)
                            is distinct from (d.series_id, d.as_of, d.recorded_at, d.published_at, d.retracted_at)""")) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    private UUID series() {
        return keeping.create(Fixtures.facts("Random"), BY, null);
    }

    private List<Entry> write(UUID series, Random random) {
        List<Entry> book = new ArrayList<>();
        Instant now = START;
        int steps = 1 + random.nextInt(14);
        for (int step = 0; step < steps; step++) {
            // Now and then the clock stands still.
            now = random.nextInt(4) == 0 ? now : now.plus(random.nextInt(50), ChronoUnit.HOURS);
            Instant at = now;
            if (random.nextInt(4) == 0 && !book.isEmpty()) {
                retract(series, random, book, at);
            } else {
                List<NewPoint> some = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    some.add(point(random));
                }
                List<UUID> ids =
                        QuarkusTransaction.requiringNew().call(() -> recording.record(series, some, BY, null, at));
                Map<LocalDate, Instant> newest = new HashMap<>();
                book.forEach(entry -> newest.merge(
                        entry.point().asOf(), entry.recordedAt(), (one, other) -> one.isAfter(other) ? one : other));
                for (int i = 0; i < ids.size(); i++) {
                    Instant before = newest.get(some.get(i).asOf());
                    Instant earliest = before == null ? at : before.plusMillis(1);
                    Instant recorded = earliest.isAfter(at) ? earliest : at;
                    newest.put(some.get(i).asOf(), recorded);
                    book.add(new Entry(ids.get(i), some.get(i), recorded, null));
                }
            }
        }
        return book;
    }

    private void retract(UUID series, Random random, List<Entry> book, Instant at) {
        int index = random.nextInt(book.size());
        Entry entry = book.get(index);
        List<UUID> done = QuarkusTransaction.requiringNew()
                .call(() -> recording.retract(series, List.of(entry.id()), "Wrong", BY, at));
        if (entry.retractedAt() == null) {
            assertThat(done).containsExactly(entry.id());
            Instant retracted = entry.recordedAt().isAfter(at) ? entry.recordedAt() : at;
            book.set(index, new Entry(entry.id(), entry.point(), entry.recordedAt(), retracted));
        } else {
            assertThat(done).isEmpty();
        }
    }

    private static NewPoint point(Random random) {
        LocalDate asOf = FIRST.plusDays(random.nextInt(12));
        Published published =
                switch (random.nextInt(3)) {
                    case 0 -> null;
                    case 1 -> Published.onDay(asOf.plusDays(random.nextInt(20)));
                    default -> new Published(START.plus(random.nextInt(600) - 300, ChronoUnit.HOURS), false);
                };
        return new NewPoint(
                asOf, null, BigDecimal.valueOf(random.nextInt(1000)), null, published, Origin.REPORTED, null, null);
    }

    private static Known ask(Random random) {
        Known known = Known.now();
        if (random.nextInt(3) > 0) {
            known = known.asOf(FIRST.plusDays(random.nextInt(16) - 2));
        }
        if (random.nextBoolean()) {
            known = known.publishedBy(START.plus(random.nextInt(800) - 500, ChronoUnit.HOURS));
        }
        if (random.nextBoolean()) {
            known = known.recordedBy(START.plus(random.nextInt(500) - 20, ChronoUnit.HOURS));
        }
        return known;
    }

    private static Optional<Entry> naive(List<Entry> book, Known known) {
        return book.stream()
                .filter(entry -> entry.counts(known))
                .max(Comparator.comparing((Entry entry) -> entry.point().asOf()).thenComparing(Entry::recordedAt));
    }

    private static List<UUID> naiveLine(List<Entry> book, LocalDate from, Known known) {
        List<UUID> line = new ArrayList<>();
        LocalDate last = known.asOf().isAfter(FIRST.plusDays(60)) ? FIRST.plusDays(60) : known.asOf();
        for (LocalDate day = last; !day.isBefore(from); day = day.minusDays(1)) {
            LocalDate one = day;
            naive(book, known.asOf(day))
                    .filter(entry -> entry.point().asOf().equals(one))
                    .ifPresent(entry -> line.add(entry.id()));
        }
        return line;
    }
}
