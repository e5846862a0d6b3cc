package org.plumbline.claims.tip;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.hash.HmacSha256;

/**
 * Knows for a while who has asked for a claim, so that one who asks twice counts once, and keeps nothing by which anybody
 * could be found later. Addresses are few enough to try them all, so a plain digest would hide nobody; the key is a
 * random salt that is deleted at the end of its period. The claim goes into the digest too: nothing in the table says
 * that the same one asked for two claims.
 */
@ApplicationScoped
class Askers {

    private static final int SALT_BYTES = 32;

    private final DataSource dataSource;
    private final Duration period;
    private final SecureRandom random = new SecureRandom();

    Askers(DataSource dataSource, TipsConfig config) {
        this.dataSource = dataSource;
        period = config.askerPeriod();
    }

    /** Whether somebody at this address has asked for any of the claims in this period. */
    @Transactional(TxType.MANDATORY)
    boolean haveAsked(String address, Collection<UUID> claims, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select 1 from asker where period = ? and claim_id = ? and hash = ?")) {
            byte[] salt = salt(connection, now);
            for (UUID claim : claims) {
                select.setLong(1, number(now));
                select.setObject(2, claim);
                select.setBytes(3, hash(salt, address, claim));
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        return true;
                    }
                }
            }
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot tell whether they asked before", e);
        }
    }

    /** Remembers until the period ends that somebody at this address asked for the claim. */
    @Transactional(TxType.MANDATORY)
    void note(String address, UUID claim, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into asker (period, claim_id, hash) values (?, ?, ?) on conflict do nothing")) {
            insert.setLong(1, number(now));
            insert.setObject(2, claim);
            insert.setBytes(3, hash(salt(connection, now), address, claim));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot note that somebody asked", e);
        }
    }

    /**
     * Deletes the salts of periods that are over, and with them all that was made with them.
     *
     * @return how many periods were forgotten
     */
    @Transactional
    int forget(Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from asker_salt where ends_at <= ?")) {
            delete.setTimestamp(1, Timestamp.from(now));
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot forget who asked", e);
        }
    }

    private byte[] salt(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into asker_salt (period, salt, ends_at) values (?, ?, ?) on conflict do nothing");
                PreparedStatement select =
                        connection.prepareStatement("select salt from asker_salt where period = ?")) {
            select.setLong(1, number(now));
            byte[] salt = first(select);
            if (salt != null) {
                return salt;
            }
            byte[] fresh = new byte[SALT_BYTES];
            random.nextBytes(fresh);
            insert.setLong(1, number(now));
            insert.setBytes(2, fresh);
            insert.setTimestamp(3, Timestamp.from(Instant.ofEpochSecond((number(now) + 1) * period.toSeconds())));
            insert.executeUpdate();
            // Another request may have been faster: then its salt is the period's.
            byte[] kept = first(select);
            if (kept == null) {
                throw new IllegalStateException("The period's salt is gone although the period is not over");
            }
            return kept;
        }
    }

    private static byte @Nullable [] first(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? row.getBytes("salt") : null;
        }
    }

    private long number(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), period.toSeconds());
    }

    private static byte[] hash(byte[] salt, String address, UUID claim) {
        return HmacSha256.of(salt, claim + "\n" + address);
    }
}
