package org.plumbline.review.statistics;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.statistics.Statistics.Claimant;
import org.plumbline.review.statistics.Statistics.Part;
import org.plumbline.review.verdict.Rating;
import org.plumbline.review.verdict.RatingScale;

/** Puts the statistics of a period together. */
@ApplicationScoped
class ReadStatistics {

    private final DataSource dataSource;
    private final Clock clock;

    ReadStatistics(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    @Transactional
    Statistics of(Period period) {
        try (Connection connection = dataSource.getConnection()) {
            return of(connection, period, clock.instant());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot count what the desk did", e);
        }
    }

    static Statistics of(Connection connection, Period period, Instant now) throws SQLException {
        Counts counts = new Counts(connection, period);
        List<Counts.Checked> checked = counts.checked();
        return new Statistics(
                period.from(),
                period.to(),
                period.unit(),
                now,
                counts.throughput(Shown.zone()),
                counts.queues(now),
                counts.stays(),
                counts.publication(),
                checked.size(),
                ratings(checked),
                topics(checked),
                claimants(checked, counts.takenUp()));
    }

    /** All of the scale, also those that nothing was rated, and those that only an older scale had. */
    private static List<Part> ratings(List<Counts.Checked> checked) {
        Map<String, Long> counted = new TreeMap<>(
                checked.stream().collect(Collectors.groupingBy(Counts.Checked::rating, Collectors.counting())));
        List<Part> parts = new ArrayList<>();
        for (Rating rating : RatingScale.ratings()) {
            Long count = counted.remove(rating.slug());
            parts.add(new Part(rating.slug(), rating.name(), count == null ? 0 : count));
        }
        counted.forEach((slug, count) -> parts.add(new Part(slug, slug, count)));
        return List.copyOf(parts);
    }

    private static List<Part> topics(List<Counts.Checked> checked) {
        return checked.stream()
                .flatMap(claim -> Set.copyOf(claim.topics()).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(topic -> new Part(topic.getKey(), topic.getKey(), topic.getValue()))
                .sorted(Comparator.comparing(Part::count).reversed().thenComparing(Part::name))
                .toList();
    }

    private static List<Claimant> claimants(List<Counts.Checked> checked, Map<Optional<String>, Long> takenUp) {
        Map<Optional<String>, List<Counts.Checked>> verdicts =
                checked.stream().collect(Collectors.groupingBy(claim -> Optional.ofNullable(claim.claimant())));
        Map<Optional<String>, Claimant> claimants = new HashMap<>();
        takenUp.keySet().forEach(name -> verdicts.putIfAbsent(name, List.of()));
        verdicts.forEach((name, claims) -> claimants.put(
                name,
                new Claimant(
                        name.orElse(null),
                        takenUp.getOrDefault(name, 0L),
                        claims.size(),
                        new TreeMap<>(claims.stream()
                                .collect(Collectors.groupingBy(Counts.Checked::rating, Collectors.counting()))))));
        return claimants.values().stream()
                .sorted(Comparator.comparing(Claimant::verdicts)
                        .thenComparing(Claimant::takenUp)
                        .reversed()
                        .thenComparing(claimant -> claimant.name() == null ? "" : claimant.name()))
                .toList();
    }
}
