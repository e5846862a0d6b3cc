package org.plumbline.claims;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What stands in the database, for tests. */
public final class Stored {

    private Stored() {}

    /** Rows of everything that an edit writes to. */
    public static List<String> everything(DataSource database) {
        return query(database, """
                select concat_ws(' ', (select count(*) from claim), (select sum(version) from claim),
                       (select count(*) from claim_appearance), (select count(*) from claim_revision),
                       (select count(*) from claimant), (select count(*) from claimant_name),
                       (select count(*) from outbox_event), (select count(*) from audit_entry),
                       (select count(*) from idempotency_key))""");
    }

    /** The only column of what a query finds. */
    public static List<String> query(DataSource database, String sql, Object... parameters) {
        try (Connection connection = database.getConnection()) {
            return query(connection, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only column of what a query finds. */
    public static List<String> query(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }

    /** As the login that migrates. */
    public static Connection asOwner() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
    }
}
