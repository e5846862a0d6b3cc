package org.plumbline.kit.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

import org.plumbline.kit.identity.Person;

/** A real PostgreSQL with kit's tables, its owner and the application's login. */
final class AuditDatabase implements AutoCloseable {

    static final Person ANNA = new Person("sub-anna", "Anna Ørsted");
    static final Instant NOON = Instant.parse("2024-04-07T12:00:00.123456Z");

    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final EmbeddedPostgres postgres;

    private AuditDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Without any table yet. */
    static AuditDatabase empty() throws IOException, SQLException {
        AuditDatabase database = new AuditDatabase(EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "150")
                .start());
        try (Connection connection = database.postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role owner login password 'owner'");
            statement.execute("create role app login password 'app'");
            statement.execute("create database trail owner owner");
        }
        return database;
    }

    static AuditDatabase migrated() throws IOException, SQLException {
        AuditDatabase database = empty();
        database.migrate("latest");
        return database;
    }

    void migrate(String target) {
        Flyway.configure()
                .dataSource(url(), "owner", "owner")
                .locations("classpath:db/kit")
                .javaMigrations(new ChainExistingRows())
                .placeholders(Map.of("app", "app"))
                .target(target)
                .load()
                .migrate();
    }

    String url() {
        return postgres.getJdbcUrl("owner", "trail").replaceAll("\\?.*", "");
    }

    Connection asApplication() throws SQLException {
        return DriverManager.getConnection(url(), "app", "app");
    }

    Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url(), "owner", "owner");
    }

    /** Does what only the owner of the tables can. */
    int tamper(String sql) throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    void write(UUID subject, String action, String detail) throws SQLException {
        try (Connection connection = asApplication()) {
            connection.setAutoCommit(false);
            AuditTable.append(connection, NOON, ANNA, action, subject, detail);
            connection.commit();
        }
    }

    Optional<Seal> seal() throws SQLException {
        SealRound round = new SealRound(CLOCK);
        try (Connection connection = asApplication()) {
            connection.setAutoCommit(false);
            long last = round.settled(connection);
            connection.commit();
            Optional<Seal> seal = round.seal(connection, last);
            connection.commit();
            return seal;
        }
    }

    AuditVerification.Report verify() throws SQLException {
        try (Connection connection = asApplication()) {
            return AuditVerification.of(connection, null);
        }
    }

    String text(String sql) throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
