package org.plumbline.review.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.upkeep.ForgetOldRows;
import org.plumbline.kit.upkeep.ForgetOldRows.Forgotten;
import org.plumbline.review.Database;

/** What the kit forgets, in a service: as its login, with what is configured. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ForgetOldRowsTest {

    /** Before everything that other tests leave. */
    private static final Instant THEN = Instant.parse("2020-03-01T00:00:00Z");

    private static final int MORE_THAN_A_BATCH = 1001;

    @Inject
    ForgetOldRows upkeep;

    @Test
    void forgetsEventsAfterThirtyDaysAndKeysAfterSeven() throws SQLException {
        UUID old = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        try (Connection connection = Database.asService()) {
            event(connection, old, THEN.minus(Duration.ofDays(30)).minusSeconds(1));
            event(connection, young, THEN.minus(Duration.ofDays(30)));
            key(connection, old, THEN.minus(Duration.ofDays(7)).minusSeconds(1));
            key(connection, young, THEN.minus(Duration.ofDays(7)));

            assertThat(upkeep.run(THEN)).isEqualTo(new Forgotten(1, 1));

            assertThat(left(connection, "select id::text from inbox_event where handled_at < ?"))
                    .containsExactly(young.toString());
            assertThat(left(connection, "select key from idempotency_key where created_at < ?"))
                    .containsExactly(young.toString());
            assertThat(upkeep.run(THEN.plusSeconds(1))).isEqualTo(new Forgotten(1, 1));
        }
    }

    @Test
    void goesOnUntilNothingOldIsLeft() throws SQLException {
        try (Connection connection = Database.asService()) {
            for (int i = 0; i < MORE_THAN_A_BATCH; i++) {
                event(connection, UUID.randomUUID(), THEN.minus(Duration.ofDays(31)));
            }
        }

        assertThat(upkeep.run(THEN).handledEvents()).isEqualTo(MORE_THAN_A_BATCH);
    }

    private static void event(Connection connection, UUID id, Instant at) throws SQLException {
        insert(connection, "insert into inbox_event (id, type, handled_at) values (?, 'a.b', ?)", id, at);
    }

    private static void key(Connection connection, UUID id, Instant at) throws SQLException {
        insert(connection, """
                insert into idempotency_key (key, actor, operation, fingerprint, created_at)
                values (?, 'actor', 'operation', 'fingerprint', ?)""", id.toString(), at);
    }

    private static void insert(Connection connection, String sql, Object id, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, id);
            insert.setTimestamp(2, Timestamp.from(at));
            insert.executeUpdate();
        }
    }

    private static List<String> left(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setTimestamp(1, Timestamp.from(THEN));
            List<String> left = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    left.add(row.getString(1));
                }
            }
            return left;
        }
    }
}
