package org.plumbline.claims;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** How many rows the tables that a change writes to have. */
public record Rows(long claims, long appearances, long events, long audited, long keys) {

    public static Rows of(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (select count(*) from claim), (select count(*) from claim_appearance),
                               (select count(*) from outbox_event), (select count(*) from audit_entry),
                               (select count(*) from idempotency_key)""")) {
            row.next();
            return new Rows(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
