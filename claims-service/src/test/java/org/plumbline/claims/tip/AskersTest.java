package org.plumbline.claims.tip;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Fixtures;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class AskersTest {

    private static final Duration PERIOD = Duration.ofDays(7);
    private static final String ADDRESS = "203.0.113.7";

    /** The first moment of a period long past, whose rows no other test has. */
    private static final Instant START = Instant.EPOCH.plus(PERIOD.multipliedBy(1000));

    @Inject
    Askers askers;

    @Inject
    Claims claims;

    @Inject
    DataSource database;

    private final UUID claim = Ids.next();
    private final UUID other = Ids.next();

    @BeforeEach
    void storeClaims() {
        QuarkusTransaction.requiringNew().run(() -> {
            askers.forget(START.plus(PERIOD.multipliedBy(2)));
            for (UUID id : List.of(claim, other)) {
                claims.persist(new Claim(id, Fixtures.bareStatement("It rained"), Fixtures.CHECKER, Fixtures.NOON));
            }
        });
    }

    @Test
    void knowsWhoAskedForWhatWithinThePeriod() {
        note(ADDRESS, claim, START);

        assertThat(haveAsked(ADDRESS, claim, START.plus(PERIOD).minusSeconds(1)))
                .isTrue();
        assertThat(haveAsked("203.0.113.8", claim, START)).isFalse();
        assertThat(haveAsked(ADDRESS, other, START)).isFalse();
        assertThat(haveAsked(ADDRESS, claim, START.plus(PERIOD))).isFalse();
    }

    @Test
    void forgetsWithThePeriod() throws SQLException {
        note(ADDRESS, claim, START);
        byte[] salt = salt();

        askers.forget(START.plus(PERIOD).minusSeconds(1));
        assertThat(haveAsked(ADDRESS, claim, START)).isTrue();

        assertThat(askers.forget(START.plus(PERIOD))).isEqualTo(1);
        assertThat(rows("select count(*) from asker where claim_id = ?", claim)).isZero();
        // Had anything been kept that the salt can be made from again, the same one would be known again.
        assertThat(haveAsked(ADDRESS, claim, START)).isFalse();
        assertThat(salt()).isNotEqualTo(salt);
    }

    @Test
    void keepsNeitherAddressNorWhatLinksTwoClaims() throws SQLException {
        note(ADDRESS, claim, START);
        note(ADDRESS, claim, START);
        note(ADDRESS, other, START);

        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select hash, asker::text from asker where claim_id in (?, ?) order by claim_id")) {
            select.setObject(1, claim);
            select.setObject(2, other);
            ResultSet row = select.executeQuery();
            assertThat(row.next()).isTrue();
            byte[] first = row.getBytes(1);
            assertThat(row.getString(2)).doesNotContain(ADDRESS);
            assertThat(row.next()).isTrue();
            assertThat(row.getBytes(1)).isNotEqualTo(first).hasSize(32);
            assertThat(row.next()).isFalse();
        }
    }

    private void note(String address, UUID asked, Instant at) {
        QuarkusTransaction.requiringNew().run(() -> askers.note(address, asked, at));
    }

    private boolean haveAsked(String address, UUID asked, Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> askers.haveAsked(address, List.of(asked), at));
    }

    private byte[] salt() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select salt from asker_salt where period = 1000");
                ResultSet row = select.executeQuery()) {
            assertThat(row.next()).isTrue();
            return row.getBytes(1);
        }
    }

    private long rows(String sql, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            ResultSet row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}
