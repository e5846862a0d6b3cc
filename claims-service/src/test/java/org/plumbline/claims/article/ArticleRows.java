package org.plumbline.claims.article;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import org.plumbline.claims.Rows;

/** How many rows there are of articles, and of all else that a change writes to. */
record ArticleRows(long articles, long candidates, Rows others) {

    static ArticleRows of(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select (select count(*) from article), (select count(*) from article_candidate)")) {
            row.next();
            return new ArticleRows(row.getLong(1), row.getLong(2), Rows.of(database));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
