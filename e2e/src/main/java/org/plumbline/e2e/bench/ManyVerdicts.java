package org.plumbline.e2e.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

import org.plumbline.devstack.Stack;

/** Published verdicts by the thousand: copies of the one that is there, each with a number where that has a mark. */
final class ManyVerdicts {

    /** The mark. */
    static final String NUMBER = "number-0-";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private ManyVerdicts() {}

    static void write(Stack stack, int count) throws SQLException {
        try (Connection connection = open(stack);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create temporary table copy as select n, uuidv7() as review, uuidv7() as verdict,"
                    + " uuidv7() as claim from generate_series(1, " + count + ") n");
            statement.execute("""
                    insert into review select copied.*
                    from copy c cross join review r cross join lateral jsonb_populate_record(null::review,
                        to_jsonb(r) || jsonb_build_object('id', c.review, 'claim_id', c.claim)) copied
                    where r.id = (select review_id from revision)""");
            statement.execute("""
                    insert into verdict (id, claim_id, slug, language, created_at)
                    select c.verdict, c.claim, v.slug || '-' || c.n, v.language, v.created_at
                    from copy c cross join (select * from verdict limit 1) v""");
            statement.execute("""
                    insert into revision (id, verdict_id, review_id, number, snapshot, hash, published_at)
                    select uuidv7(), verdict, review, 1, words, encode(sha256(convert_to(words, 'UTF8')), 'hex'),
                        published_at
                    from (select c.*, r.published_at, replace(r.snapshot, '%s', 'number-' || c.n || '-') as words
                          from copy c cross join (select * from revision limit 1) r) copied
                    order by n""".formatted(NUMBER));
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("analyze");
        }
    }

    /** Until each stands in the log: that goes on beside, and outdates pages. */
    static void awaitLogged(Stack stack, int count) throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        try (Connection connection = open(stack);
                PreparedStatement select = connection.prepareStatement(
                        "select (select count(*) from log_leaf), (select count(*) from outbox_event where sent_at is null)")) {
            while (System.nanoTime() - begin < PATIENCE.toNanos()) {
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    if (row.getLong(1) >= count && row.getLong(2) == 0) {
                        return;
                    }
                }
                Thread.sleep(500);
            }
        }
        throw new IllegalStateException("The log did not come after within " + PATIENCE);
    }

    private static Connection open(Stack stack) throws SQLException {
        Properties login = new Properties();
        login.put("user", "review_owner");
        login.put("password", stack.postgres().password("review_owner"));
        return DriverManager.getConnection(stack.postgres().jdbcUrl("review"), login);
    }
}
