package org.plumbline.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import org.plumbline.devstack.process.Children;
import org.plumbline.devstack.process.StackFailure;
import org.plumbline.devstack.process.StateFolder;

/** PostgreSQL with a database per service and one for Keycloak; each login can enter its own database only. */
public final class Postgres {

    private static final String NAME = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Project project;
    private final Children children;
    private final int port;
    private final boolean durable;
    private @Nullable EmbeddedPostgres running;
    private @Nullable ProcessHandle postmaster;

    Postgres(Project project, Children children, int port, boolean durable) {
        this.project = project;
        this.children = children;
        this.port = port;
        this.durable = durable;
    }

    /** A database, the login that owns it, and the one without DDL that the service works with. */
    private record Database(
            String name, String owner, @Nullable String app) {

        static final List<Database> ALL = List.of(
                new Database("claims", "claims_owner", "claims_app"),
                new Database("review", "review_owner", "review_app"),
                new Database("keycloak", "keycloak", null));
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The password of a login, e.g. {@code claims_app}. */
    public String password(String login) {
        return state().secret("database-" + login);
    }

    synchronized void start() {
        children.requireOpen(NAME);
        Path data = state().path().resolve(NAME);
        Path complete = state().path().resolve(NAME + ".complete");
        try {
            if (!Files.exists(complete)) {
                // Either there is nothing yet, or a first start was killed half-way and left what nobody has used.
                StateFolder.delete(data);
            }
            state().secret("database-superuser");
            Files.deleteIfExists(state().log(NAME));
            ProcessBuilder.Redirect log =
                    ProcessBuilder.Redirect.appendTo(state().log(NAME).toFile());
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(project.tools().resolve(NAME).toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(PATIENCE)
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    // These three reach initdb, which is told "trust" otherwise: any user of the machine could come in.
                    .setLocaleConfig("auth-host", "scram-sha-256")
                    .setLocaleConfig("auth-local", "scram-sha-256")
                    .setLocaleConfig(
                            "pwfile", state().secretFile("database-superuser").toString())
                    .setConnectConfig("password", state().secret("database-superuser"))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", durable ? "on" : "off")
                    .setServerConfig("max_connections", "200")
                    .start();
            running = started;
            postmaster = ProcessHandle.of(pid(data)).orElseThrow();
            children.note(NAME, postmaster.pid(), data.toString());
            prepare(started);
            Files.write(complete, new byte[0], StandardOpenOption.CREATE);
        } catch (IOException | IllegalStateException e) {
            noteHalfStarted(data);
            throw new StackFailure("PostgreSQL did not start: " + e.getMessage() + " See " + state().log(NAME), e);
        } catch (SQLException e) {
            throw new StackFailure("PostgreSQL's databases could not be prepared: " + e.getMessage(), e);
        }
    }

    synchronized void stop() {
        if (running != null) {
            try {
                running.close();
            } catch (IOException e) {
                throw new StackFailure("PostgreSQL did not stop: " + e.getMessage(), e);
            }
            running = null;
            if (postmaster != null) {
                // It says that it has stopped a moment before it is gone.
                postmaster
                        .onExit()
                        .completeOnTimeout(postmaster, 5, TimeUnit.SECONDS)
                        .join();
            }
            children.strikeOut(NAME);
        }
    }

    private void prepare(EmbeddedPostgres started) throws SQLException {
        String superuser = state().secret("database-superuser");
        try (Connection connection = started.getPostgresDatabase(Map.of("password", superuser))
                        .getConnection();
                Statement statement = connection.createStatement()) {
            for (Database database : Database.ALL) {
                login(connection, database.owner());
                if (database.app() != null) {
                    login(connection, database.app());
                }
                if (!exists(connection, "select 1 from pg_database where datname = ?", database.name())) {
                    statement.execute("create database " + database.name() + " owner " + database.owner());
                    statement.execute("revoke all on database " + database.name() + " from public");
                }
                if (database.app() != null) {
                    statement.execute("grant connect on database " + database.name() + " to " + database.app());
                }
            }
        }
    }

    private void login(Connection connection, String name) throws SQLException {
        boolean exists = exists(connection, "select 1 from pg_roles where rolname = ?", name);
        try (Statement statement = connection.createStatement()) {
            // Names are ours, and a secret has letters, digits, - and _ only.
            statement.execute(
                    (exists ? "alter" : "create") + " role " + name + " login password '" + password(name) + "'");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** So that the next start ends it, if it runs though its start failed. */
    private void noteHalfStarted(Path data) {
        try {
            if (running == null && Files.exists(data.resolve("postmaster.pid"))) {
                children.note(NAME, pid(data), data.toString());
            }
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL did not start, and its folder " + data + " cannot be read.", e);
        }
    }

    /** The postmaster's id, which stands in the first line of its own file. */
    private static long pid(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8)
                .getFirst());
    }

    private StateFolder state() {
        return children.state();
    }
}
