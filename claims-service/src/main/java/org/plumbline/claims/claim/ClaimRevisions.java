package org.plumbline.claims.claim;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claimant.Claimant;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;

/**
 * What each claim said over time. The only way to change what a claim says leads through {@link #revise}, so that no
 * change is without its revision.
 */
@ApplicationScoped
public class ClaimRevisions {

    private static final StatementColumn STATEMENT = new StatementColumn();

    private final EntityManager entities;
    private final DataSource dataSource;
    private final Clock clock;

    ClaimRevisions(EntityManager entities, DataSource dataSource, Clock clock) {
        this.entities = entities;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Changes what a claim says. The caller holds the claim against other changes, and writes the audit row and the
     * event.
     *
     * @param claimant who has the name that the statement gives; null if it gives none
     * @param comment why; null if nobody said so
     * @return whether it says anything else now; if not, nothing was written
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean revise(
            Claim claim, Statement statement, @Nullable Claimant claimant, Person by, @Nullable String comment) {
        if (!claim.revise(statement, claimant)) {
            return false;
        }
        record(claim, by, comment);
        return true;
    }

    /**
     * Keeps what the claim says now as its newest revision. For a claim that was just stored (and flushed), and for
     * changes that do not go through {@link #revise}; the caller holds the claim against other changes.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Claim claim, Person by, @Nullable String comment) {
        // Not through Hibernate, whose flush looks at all claims of a transaction each time: a topic has thousands.
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into claim_revision (id, claim_id, number, statement, by_sub, by_name, at, comment)
                        select ?, ?, coalesce(max(number), 0) + 1, ?::jsonb, ?, ?, ?, ?
                        from claim_revision where claim_id = ?""")) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, claim.id());
            insert.setString(3, STATEMENT.convertToDatabaseColumn(claim.statement()));
            insert.setString(4, by.sub());
            insert.setString(5, by.name());
            insert.setTimestamp(6, Timestamp.from(clock.instant()));
            insert.setString(7, comment);
            insert.setObject(8, claim.id());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot keep what the claim says", e);
        }
    }

    /** How many revisions the claim has. */
    @Transactional
    public long count(UUID claim) {
        return entities.createQuery("select count(*) from ClaimRevision where claimId = :claim", Long.class)
                .setParameter("claim", claim)
                .getSingleResult();
    }

    /**
     * Revisions of a claim, newest first.
     *
     * @param before only those with a smaller number; null for the newest
     */
    @Transactional
    public List<ClaimRevision> of(UUID claim, @Nullable Integer before, int limit) {
        return entities.createQuery(
                        "from ClaimRevision where claimId = :claim and number < :before order by number desc",
                        ClaimRevision.class)
                .setParameter("claim", claim)
                .setParameter("before", before == null ? Integer.MAX_VALUE : before)
                .setMaxResults(limit)
                .getResultList();
    }

    /** One revision. */
    @Transactional
    public Optional<ClaimRevision> get(UUID claim, int number) {
        return entities.createQuery(
                        "from ClaimRevision where claimId = :claim and number = :number", ClaimRevision.class)
                .setParameter("claim", claim)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }
}
