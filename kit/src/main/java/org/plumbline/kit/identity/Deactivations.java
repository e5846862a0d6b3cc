package org.plumbline.kit.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Who was deactivated. Asked at every request that somebody makes, so that a deactivation holds at once and not only
 * when the access token has run out.
 */
@ApplicationScoped
public class Deactivations {

    private final DataSource dataSource;

    Deactivations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether this person is denied everything. */
    public boolean isDeactivated(String sub) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select from deactivated_person where sub = ?")) {
            select.setString(1, sub);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read who is deactivated", e);
        }
    }

    /**
     * Denies this person everything, from the commit of the caller's transaction on.
     *
     * @return false if that was so already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean deactivate(String sub, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into deactivated_person (sub, at) values (?, ?) on conflict do nothing")) {
            insert.setString(1, sub);
            insert.setTimestamp(2, Timestamp.from(at));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot deactivate " + sub, e);
        }
    }

    /**
     * Lets this person in again.
     *
     * @return false if nobody had kept them out
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean reactivate(String sub) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from deactivated_person where sub = ?")) {
            delete.setString(1, sub);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot reactivate " + sub, e);
        }
    }
}
