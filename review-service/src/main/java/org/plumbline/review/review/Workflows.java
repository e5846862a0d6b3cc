package org.plumbline.review.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.review.Workflow.Statement;
import org.plumbline.review.review.policy.Policies;
import org.plumbline.review.review.rule.Exclusion;

/** Checkers, exclusions and opinions in the database. Every method works in the caller's transaction. */
@ApplicationScoped
class Workflows {

    private final DataSource dataSource;
    private final Policies policies;

    Workflows(DataSource dataSource, Policies policies) {
        this.dataSource = dataSource;
        this.policies = policies;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Workflow of(UUID reviewId) {
        List<Person> checkers = read(
                "select sub, name from review_checker where review_id = ? order by since, sub",
                reviewId,
                row -> new Person(row.getString(1), row.getString(2)));
        List<Exclusion> exclusions = read(
                "select sub, name, reach, reason from standing_exclusion where review_id = ? order by excluded_at, id",
                reviewId,
                row -> new Exclusion(
                        new Person(row.getString(1), row.getString(2)),
                        Exclusion.From.valueOf(row.getString(3)),
                        row.getString(4)));
        List<Statement> statements = read(
                "select by_sub, by_name, rating, reason, settles, given_at from rating_opinion where review_id = ?"
                        + " order by position",
                reviewId,
                row -> new Statement(
                        new Person(row.getString(1), row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getTimestamp(6).toInstant()));
        return new Workflow(
                checkers,
                exclusions,
                statements,
                statements.isEmpty() ? null : draftRatingBy(reviewId),
                policies.current());
    }

    /** Read from the audit trail, which has whatever changed the draft's rating, and which nobody can change. */
    private @Nullable String draftRatingBy(UUID reviewId) {
        return read("""
                        select actor_sub from audit_entry
                        where subject_id = ? and detail #> '{changes,rating}' is not null
                        order by sequence desc limit 1""", reviewId, row -> row.getString(1)).stream().findFirst().orElse(null);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void addChecker(UUID reviewId, Person person, Instant at) {
        update(
                "insert into review_checker (review_id, sub, name, since) values (?, ?, ?, ?) on conflict do nothing",
                reviewId,
                person.sub(),
                person.name(),
                Timestamp.from(at));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void removeChecker(UUID reviewId, String sub) {
        update("delete from review_checker where review_id = ? and sub = ?", reviewId, sub);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void exclude(UUID reviewId, Exclusion exclusion, long policyVersion, Instant at) {
        update(
                "insert into review_exclusion (id, review_id, sub, name, reach, reason, policy_version, excluded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                Ids.next(),
                reviewId,
                exclusion.person().sub(),
                exclusion.person().name(),
                exclusion.from().name(),
                exclusion.reason(),
                policyVersion,
                Timestamp.from(at));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void letIn(UUID reviewId, String sub, Person by, String reason, Instant at) {
        update(
                "insert into lifted_exclusion (exclusion_id, by_sub, by_name, reason, lifted_at)"
                        + " select id, ?, ?, ?, ? from standing_exclusion where review_id = ? and sub = ?",
                by.sub(),
                by.name(),
                reason,
                Timestamp.from(at),
                reviewId,
                sub);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void state(UUID reviewId, Statement statement) {
        update(
                "insert into rating_opinion (review_id, by_sub, by_name, rating, reason, settles, given_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                reviewId,
                statement.by().sub(),
                statement.by().name(),
                statement.rating(),
                statement.reason(),
                statement.settles(),
                Timestamp.from(statement.at()));
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, UUID reviewId, Row<T> of) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, reviewId);
            List<T> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(of.of(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read who works on review " + reviewId, e);
        }
    }

    private void update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot keep who works on the review", e);
        }
    }
}
