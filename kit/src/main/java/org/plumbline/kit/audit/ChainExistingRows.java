package org.plumbline.kit.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** The migration that computes the hashes of the rows that were written before there were any. */
public final class ChainExistingRows implements JavaMigration {

    private static final int AT_ONCE = 500;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("20261122.72");
    }

    @Override
    public String getDescription() {
        return "chain existing audit rows";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (PreparedStatement select =
                        connection.prepareStatement("select * from audit_entry order by subject_id, sequence");
                PreparedStatement update =
                        connection.prepareStatement("update audit_entry set hash = ? where id = ?")) {
            select.setFetchSize(AT_ONCE);
            try (ResultSet rows = select.executeQuery()) {
                chain(rows, update);
            }
        }
    }

    private static void chain(ResultSet rows, PreparedStatement update) throws SQLException {
        byte[] previous = AuditChain.start();
        int waiting = 0;
        while (rows.next()) {
            AuditChain.Row row = AuditTable.row(rows);
            previous = AuditChain.hash(row.sequence() == 1 ? AuditChain.start() : previous, row);
            update.setBytes(1, previous);
            update.setObject(2, row.id());
            update.addBatch();
            if (++waiting % AT_ONCE == 0) {
                update.executeBatch();
            }
        }
        update.executeBatch();
    }
}
