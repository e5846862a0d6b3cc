package org.plumbline.kit.upkeep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Rows that are needed for a while only. The outbox is not among them: a topic can be published anew from it. */
enum OldRows {
    /** By which an event is known that is delivered again. */
    HANDLED_EVENTS("inbox_event", "handled_at"),
    /** By which a creation is known that is sent again. */
    IDEMPOTENCY_KEYS("idempotency_key", "created_at");

    private final String delete;

    OldRows(String table, String since) {
        // An array is read once; as a mere subquery it could be read again for each row, and the limit would be none.
        // What another instance is deleting is passed over.
        delete = "delete from " + table + " where ctid = any (array(select ctid from " + table + " where " + since
                + " < ? order by " + since + " limit ? for update skip locked))";
    }

    /**
     * Deletes the oldest, in the caller's transaction.
     *
     * @param most how many at the most
     * @return how many were deleted; if fewer than asked for, there are no more
     */
    int delete(Connection connection, Instant before, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setTimestamp(1, Timestamp.from(before));
            statement.setInt(2, most);
            return statement.executeUpdate();
        }
    }
}
