package org.plumbline.review.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Database;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.statistics.RandomDesk.Revision;
import org.plumbline.review.statistics.RandomDesk.Transition;

/** Compares what the database counts with what a plain loop counts, of pasts that chance made. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class StatisticsTest {

    private static final Instant START = Instant.parse("2015-01-01T00:00:00Z");
    private static final Period PERIOD = new Period(LocalDate.of(2015, 3, 4), LocalDate.of(2015, 5, 17));
    private static final Period MONTHS = new Period(LocalDate.of(2015, 1, 15), LocalDate.of(2015, 11, 2));
    private static final Instant NOW = Instant.parse("2016-02-03T04:05:06Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void countsWhatAPlainLoopCounts(long seed) throws SQLException {
        try (Connection connection = Database.asOwner()) {
            connection.setAutoCommit(false);
            try {
                RandomDesk desk = new RandomDesk(seed, connection, START, Duration.ofDays(330));
                desk.live(40);
                for (Period period : List.of(PERIOD, MONTHS)) {
                    compare(ReadStatistics.of(connection, period, NOW), desk, period);
                }
                queues(ReadStatistics.of(connection, PERIOD, NOW), connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private static void compare(Statistics counted, RandomDesk desk, Period period) {
        List<Transition> all = desk.reviews.stream()
                .flatMap(review -> review.transitions().stream())
                .toList();
        Predicate<Instant> inside = at -> !at.isBefore(period.start()) && at.isBefore(period.end());

        assertThat(counted.throughput()).hasSize(period.units().size());
        for (Statistics.Throughput line : counted.throughput()) {
            Predicate<Transition> here =
                    one -> inside.test(one.at()) && start(one.at(), period).equals(line.start());
            assertThat(line.opened()).isEqualTo(count(all, here.and(one -> one.from() == null)));
            assertThat(line.published()).isEqualTo(count(all, here.and(one -> one.to() == ReviewState.PUBLISHED)));
            assertThat(line.dropped()).isEqualTo(count(all, here.and(one -> one.to() == ReviewState.DROPPED)));
        }
        assertThat(counted.throughput().stream()
                        .mapToLong(Statistics.Throughput::opened)
                        .sum())
                .as("the data is not empty")
                .isPositive()
                .isEqualTo(count(all, one -> inside.test(one.at()) && one.from() == null));

        for (Statistics.Stay stay : counted.stays()) {
            List<Double> took = new ArrayList<>();
            for (RandomDesk.Review review : desk.reviews) {
                for (int i = 1; i < review.transitions().size(); i++) {
                    Transition left = review.transitions().get(i);
                    if (left.from() == stay.state() && inside.test(left.at())) {
                        took.add(seconds(review.transitions().get(i - 1).at(), left.at()));
                    }
                }
            }
            took(stay.took(), took);
        }
        took(
                counted.publication(),
                desk.reviews.stream()
                        .flatMap(review -> review.transitions().stream()
                                .filter(one -> one.to() == ReviewState.PUBLISHED && inside.test(one.at()))
                                .map(one -> seconds(review.openedAt(), one.at())))
                        .toList());
        verdicts(counted, desk, inside);
    }

    private static void verdicts(Statistics counted, RandomDesk desk, Predicate<Instant> inside) {
        Map<UUID, List<Revision>> byClaim = desk.revisions.stream().collect(Collectors.groupingBy(Revision::claim));
        List<Revision> newest = byClaim.values().stream()
                .filter(all -> inside.test(all.stream()
                        .map(Revision::at)
                        .min(Comparator.naturalOrder())
                        .orElseThrow()))
                .map(all -> all.stream().max(Comparator.comparing(Revision::at)).orElseThrow())
                .toList();
        assertThat(newest).as("the data is not empty").isNotEmpty();
        assertThat(counted.verdicts()).isEqualTo(newest.size());
        for (Statistics.Part rating : counted.ratings()) {
            assertThat(rating.count()).as(rating.id()).isEqualTo(count(newest, one -> one.rating()
                    .equals(rating.id())));
        }
        assertThat(counted.ratings().stream().mapToLong(Statistics.Part::count).sum())
                .isEqualTo(newest.size());
        Map<String, Long> topics = new HashMap<>();
        newest.forEach(one -> one.topics().forEach(topic -> topics.merge(topic, 1L, Long::sum)));
        assertThat(counted.topics().stream().collect(Collectors.toMap(Statistics.Part::id, Statistics.Part::count)))
                .isEqualTo(topics);

        for (Statistics.Claimant claimant : counted.claimants()) {
            Set<UUID> takenUp = desk.reviews.stream()
                    .filter(review -> Objects.equals(review.claimant(), claimant.name()))
                    .filter(review -> inside.test(review.openedAt()))
                    .map(RandomDesk.Review::claim)
                    .collect(Collectors.toSet());
            assertThat(claimant.takenUp()).as(claimant.name()).isEqualTo(takenUp.size());
            List<Revision> theirs = newest.stream()
                    .filter(one -> Objects.equals(one.claimant(), claimant.name()))
                    .toList();
            assertThat(claimant.verdicts()).isEqualTo(theirs.size());
            Map<String, Long> ratings = new TreeMap<>();
            theirs.forEach(one -> ratings.merge(one.rating(), 1L, Long::sum));
            assertThat(claimant.ratings()).isEqualTo(ratings);
        }
        assertThat(counted.claimants().stream()
                        .mapToLong(Statistics.Claimant::verdicts)
                        .sum())
                .isEqualTo(newest.size());
    }

    /** Of all reviews that there are, other tests' too. */
    private static void queues(Statistics counted, Connection connection) throws SQLException {
        Map<String, Instant> since = new HashMap<>();
        Map<String, String> states = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet review = statement.executeQuery("select id, state, opened_at from review")) {
            while (review.next()) {
                states.put(review.getString(1), review.getString(2));
                since.put(review.getString(1), review.getTimestamp(3).toInstant());
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet entry = statement.executeQuery(
                        "select subject_id, at, action, detail ->> 'previousState', detail ->> 'state' from audit_entry"
                                + " order by subject_id, sequence")) {
            while (entry.next()) {
                String from = entry.getString(4);
                if (entry.getString(3).equals("review.opened") || (from != null && !from.equals(entry.getString(5)))) {
                    since.put(entry.getString(1), entry.getTimestamp(2).toInstant());
                }
            }
        }
        for (Statistics.Queue queue : counted.queues()) {
            List<Double> ages = states.entrySet().stream()
                    .filter(review -> review.getValue().equals(queue.state().name()))
                    .map(review -> seconds(Objects.requireNonNull(since.get(review.getKey())), NOW))
                    .sorted()
                    .toList();
            assertThat(queue.count()).as(queue.state().name()).isEqualTo(ages.size());
            close(queue.median(), percentile(ages, 0.5));
            close(queue.oldest(), ages.isEmpty() ? null : ages.getLast());
        }
        assertThat(counted.queues()).anyMatch(queue -> queue.count() > 0);
    }

    private static void took(Statistics.Took counted, List<Double> plain) {
        List<Double> sorted = plain.stream().sorted().toList();
        assertThat(counted.count()).isEqualTo(sorted.size());
        close(counted.median(), percentile(sorted, 0.5));
        close(counted.p90(), percentile(sorted, 0.9));
    }

    private static void close(@Nullable Double counted, @Nullable Double plain) {
        if (plain == null) {
            assertThat(counted).isNull();
        } else {
            assertThat(counted).isCloseTo(plain, within(0.001));
        }
    }

    private static @Nullable Double percentile(List<Double> sorted, double part) {
        if (sorted.isEmpty()) {
            return null;
        }
        double rank = part * (sorted.size() - 1);
        double low = sorted.get((int) Math.floor(rank));
        double high = sorted.get((int) Math.ceil(rank));
        return low + (high - low) * (rank - Math.floor(rank));
    }

    private static LocalDate start(Instant at, Period period) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return period.equals(MONTHS)
                ? day.withDayOfMonth(1)
                : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
    }

    private static <T> long count(List<T> list, Predicate<T> which) {
        return list.stream().filter(which).count();
    }
}
