package org.plumbline.review.record.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.plumbline.review.Database;

/** Changes rows about a revision as the owner, and puts back what stood there, so that the log can go on. */
record Tampering(String id) implements AutoCloseable {

    static Tampering with(String id) throws SQLException {
        Database.asOwner("drop table if exists kept_verdict, kept_revision, kept_salt, kept_leaf;"
                + " create table kept_revision as select * from revision where id = '" + id + "';"
                + " create table kept_verdict as select v.* from verdict v join kept_revision r on r.verdict_id = v.id;"
                + " create table kept_salt as select * from revision_salt where revision_id = '" + id + "';"
                + " create table kept_leaf as select * from log_leaf where revision_id = '" + id + "'");
        return new Tampering(id);
    }

    /** The id of a revision. */
    static String revision(String slug, int number) throws SQLException {
        try (Connection connection = Database.asService();
                PreparedStatement select = connection.prepareStatement("select r.id from revision r"
                        + " join verdict v on v.id = r.verdict_id where v.slug = ? and r.number = ?")) {
            select.setString(1, slug);
            select.setInt(2, number);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** One change, which has to find what it changes. */
    void run(String sql) throws SQLException {
        try (Connection connection = Database.asOwner();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    @Override
    public void close() throws SQLException {
        Database.asOwner("update verdict v set created_at = k.created_at, claim_id = k.claim_id from kept_verdict k"
                + " where k.id = v.id;"
                + " update revision r set snapshot = k.snapshot, hash = k.hash, published_at = k.published_at"
                + " from kept_revision k where k.id = r.id;"
                + " delete from revision_salt where revision_id = '" + id + "';"
                + " insert into revision_salt select * from kept_salt;"
                + " update log_leaf l set entry = k.entry, hash = k.hash from kept_leaf k"
                + " where k.position = l.position;"
                + " drop table kept_verdict, kept_revision, kept_salt, kept_leaf");
    }
}
