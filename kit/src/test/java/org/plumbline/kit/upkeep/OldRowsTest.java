package org.plumbline.kit.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As the service's login, on a real PostgreSQL. */
class OldRowsTest {

    private static final Instant LIMIT = Instant.parse("2024-04-07T12:00:00Z");

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("fsync", "off")
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role app login");
            for (String migration : List.of("V20261122_01__kit", "V20261124_01__upkeep")) {
                try (var file = OldRowsTest.class.getResourceAsStream("/db/kit/" + migration + ".sql")) {
                    statement.execute(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                            .replace("${app}", "app"));
                }
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = asApplication();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from inbox_event; delete from idempotency_key");
        }
    }

    @Test
    void deletesWhatIsOlderAndNothingElse() throws SQLException {
        try (Connection connection = asApplication()) {
            event(connection, LIMIT.minusMillis(1));
            event(connection, LIMIT);
            event(connection, LIMIT.plusSeconds(1));
            key(connection, "old", LIMIT.minusSeconds(1));
            key(connection, "young", LIMIT);

            assertThat(OldRows.HANDLED_EVENTS.delete(connection, LIMIT, 10)).isOne();
            assertThat(count(connection, "inbox_event")).isEqualTo(2);
            assertThat(count(connection, "idempotency_key")).isEqualTo(2);
            assertThat(OldRows.IDEMPOTENCY_KEYS.delete(connection, LIMIT, 10)).isOne();
            assertThat(count(connection, "idempotency_key where key = 'young'")).isOne();
        }
    }

    @Test
    void deletesNoMoreThanABatchAndTheOldestFirst() throws SQLException {
        try (Connection connection = asApplication()) {
            for (int day = 1; day <= 5; day++) {
                event(connection, LIMIT.minus(Duration.ofDays(day)));
            }

            assertThat(OldRows.HANDLED_EVENTS.delete(connection, LIMIT, 2)).isEqualTo(2);
            assertThat(count(connection, "inbox_event where handled_at < '2024-04-04T00:00:00Z'"))
                    .isZero();
            assertThat(count(connection, "inbox_event")).isEqualTo(3);
            assertThat(OldRows.HANDLED_EVENTS.delete(connection, LIMIT, 2)).isEqualTo(2);
            assertThat(OldRows.HANDLED_EVENTS.delete(connection, LIMIT, 2)).isOne();
        }
    }

    @Test
    void passesOverWhatAnotherInstanceIsDeleting() throws SQLException {
        try (Connection one = asApplication();
                Connection other = asApplication()) {
            event(one, LIMIT.minusSeconds(2));
            event(one, LIMIT.minusSeconds(1));
            one.setAutoCommit(false);

            assertThat(OldRows.HANDLED_EVENTS.delete(one, LIMIT, 1)).isOne();
            assertThat(OldRows.HANDLED_EVENTS.delete(other, LIMIT, 5)).isOne();
            one.commit();
            assertThat(count(other, "inbox_event")).isZero();
        }
    }

    private static Connection asApplication() throws SQLException {
        return postgres.getDatabase("app", "postgres").getConnection();
    }

    private static void event(Connection connection, Instant handledAt) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into inbox_event (id, type, handled_at) values (?, 'a.b', ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setTimestamp(2, Timestamp.from(handledAt));
            insert.executeUpdate();
        }
    }

    private static void key(Connection connection, String key, Instant createdAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into idempotency_key (key, actor, operation, fingerprint, created_at)
                values (?, 'actor', 'operation', 'fingerprint', ?)""")) {
            insert.setString(1, key);
            insert.setTimestamp(2, Timestamp.from(createdAt));
            insert.executeUpdate();
        }
    }

    private static int count(Connection connection, String rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + rows)) {
            row.next();
            return row.getInt(1);
        }
    }
}
