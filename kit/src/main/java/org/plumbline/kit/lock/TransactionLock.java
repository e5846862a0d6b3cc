package org.plumbline.kit.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Locks of PostgreSQL's that stand for work instead of rows and that a transaction holds until it ends. */
public final class TransactionLock {

    private TransactionLock() {}

    /**
     * Takes a lock unless another transaction holds it, and waits for nobody.
     *
     * @param lock the number of the work, the same in every instance and in one database for nothing else
     * @return whether the transaction holds it now
     */
    public static boolean tryTake(Connection connection, long lock) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            take.setLong(1, lock);
            try (ResultSet row = take.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
