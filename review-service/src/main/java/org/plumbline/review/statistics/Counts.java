package org.plumbline.review.statistics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.statistics.Statistics.Queue;
import org.plumbline.review.statistics.Statistics.Stay;
import org.plumbline.review.statistics.Statistics.Throughput;
import org.plumbline.review.statistics.Statistics.Took;

/** What is counted where it lies: transitions in the audit trail, verdicts in their revisions. */
final class Counts {

    private final Connection connection;
    private final Period period;

    Counts(Connection connection, Period period) {
        this.connection = connection;
        this.period = period;
    }

    /**
     * A claim that got its first verdict in the period, as its newest revision has it.
     *
     * @param rating a slug
     */
    record Checked(@Nullable String claimant, String rating, List<String> topics) {}

    /** A line for each week or month, those without anything too. */
    List<Throughput> throughput(ZoneId zone) throws SQLException {
        Map<LocalDate, Throughput> counted = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select date_trunc(?, at at time zone ?)::date as start,
                    count(*) filter (where previous_state is null) as opened,
                    count(*) filter (where state = 'PUBLISHED') as published,
                    count(*) filter (where state = 'DROPPED') as dropped
                from review_transition where at >= ? and at < ? group by 1""")) {
            select.setString(1, period.unit().name().toLowerCase(Locale.ROOT));
            select.setString(2, zone.getId());
            bindPeriod(select, 3);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    LocalDate start = row.getObject("start", LocalDate.class);
                    counted.put(
                            start,
                            new Throughput(
                                    start, row.getLong("opened"), row.getLong("published"), row.getLong("dropped")));
                }
            }
        }
        return period.units().stream()
                .map(start -> counted.getOrDefault(start, new Throughput(start, 0, 0, 0)))
                .toList();
    }

    /** The states in which something waits, each with how long. */
    List<Queue> queues(Instant now) throws SQLException {
        Map<ReviewState, Queue> queues = new EnumMap<>(ReviewState.class);
        try (PreparedStatement select = connection.prepareStatement("""
                select state, count(*) as count, percentile_cont(0.5) within group (order by age) as median,
                    max(age) as oldest
                from (select r.state, greatest(0, extract(epoch from ? - coalesce(
                            (select t.at from review_transition t where t.review_id = r.id
                                order by t.sequence desc limit 1),
                            r.opened_at)))::float8 as age
                        from review r where r.state not in ('PUBLISHED', 'DROPPED')) waiting
                group by state""")) {
            select.setTimestamp(1, Timestamp.from(now));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ReviewState state = ReviewState.valueOf(row.getString("state"));
                    queues.put(
                            state,
                            new Queue(state, row.getLong("count"), row.getDouble("median"), row.getDouble("oldest")));
                }
            }
        }
        return List.of(ReviewState.OPEN, ReviewState.IN_PROGRESS, ReviewState.IN_APPROVAL, ReviewState.APPROVED)
                .stream()
                .map(state -> queues.getOrDefault(state, new Queue(state, 0, null, null)))
                .toList();
    }

    /** The states that a review can leave, each with how long those stayed that left it in the period. */
    List<Stay> stays() throws SQLException {
        Map<ReviewState, Took> stays = new EnumMap<>(ReviewState.class);
        try (PreparedStatement select = connection.prepareStatement("""
                with moved as (select distinct review_id from review_transition where at >= ? and at < ?),
                    step as (
                        select t.at, t.previous_state,
                            lag(t.at) over (partition by t.review_id order by t.sequence) as since
                        from moved join review_transition t using (review_id)),
                    stay as (
                        select previous_state as state, greatest(0, extract(epoch from at - since))::float8 as took
                        from step where at >= ? and at < ? and since is not null)
                select state, count(*) as count, percentile_cont(0.5) within group (order by took) as median,
                    percentile_cont(0.9) within group (order by took) as p90
                from stay group by state""")) {
            bindPeriod(select, 1);
            bindPeriod(select, 3);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    stays.put(ReviewState.valueOf(row.getString("state")), took(row));
                }
            }
        }
        return List.of(
                        ReviewState.OPEN,
                        ReviewState.IN_PROGRESS,
                        ReviewState.IN_APPROVAL,
                        ReviewState.APPROVED,
                        ReviewState.DROPPED)
                .stream()
                .map(state -> new Stay(state, stays.getOrDefault(state, Took.NOTHING)))
                .toList();
    }

    /** From the opening of a review to its publication. */
    Took publication() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*) as count, percentile_cont(0.5) within group (order by took) as median,
                    percentile_cont(0.9) within group (order by took) as p90
                from (select greatest(0, extract(epoch from t.at - r.opened_at))::float8 as took
                        from review_transition t join review r on r.id = t.review_id
                        where t.state = 'PUBLISHED' and t.at >= ? and t.at < ?) published""")) {
            bindPeriod(select, 1);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong("count") == 0 ? Took.NOTHING : took(row);
            }
        }
    }

    /** The claims that got their first verdict in the period: editions in several languages are one. */
    List<Checked> checked() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                with first as (
                    select distinct v.claim_id from revision r join verdict v on v.id = r.verdict_id
                    where r.published_at >= ? and r.published_at < ?
                        and not exists (select from verdict w join revision e on e.verdict_id = w.id
                            where w.claim_id = v.claim_id and e.published_at < ?))
                select distinct on (v.claim_id) v.claim_id, r.rating,
                    r.snapshot::jsonb #>> '{claim,claimant}' as claimant,
                    case when jsonb_typeof(r.topics) = 'array'
                        then array(select jsonb_array_elements_text(r.topics)) else '{}' end as topics
                from first join verdict v using (claim_id) join revision r on r.verdict_id = v.id
                order by v.claim_id, r.published_at desc, r.id desc""")) {
            bindPeriod(select, 1);
            select.setTimestamp(3, Timestamp.from(period.start()));
            List<Checked> checked = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    checked.add(new Checked(row.getString("claimant"), row.getString("rating"), List.of((String[])
                            row.getArray("topics").getArray())));
                }
            }
            return checked;
        }
    }

    /** Of how many claims of each claimant a review was opened in the period; nobody's stand under the empty one. */
    Map<Optional<String>, Long> takenUp() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select s.data ->> 'claimant' as claimant, count(distinct r.claim_id) as claims
                from review_transition t join review r on r.id = t.review_id
                    join claim_snapshot s on s.id = r.snapshot_id
                where t.previous_state is null and t.at >= ? and t.at < ? group by 1""")) {
            bindPeriod(select, 1);
            Map<Optional<String>, Long> takenUp = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    takenUp.put(Optional.ofNullable(row.getString("claimant")), row.getLong("claims"));
                }
            }
            return takenUp;
        }
    }

    private static Took took(ResultSet row) throws SQLException {
        return new Took(row.getLong("count"), row.getDouble("median"), row.getDouble("p90"));
    }

    private void bindPeriod(PreparedStatement statement, int first) throws SQLException {
        statement.setTimestamp(first, Timestamp.from(period.start()));
        statement.setTimestamp(first + 1, Timestamp.from(period.end()));
    }
}
