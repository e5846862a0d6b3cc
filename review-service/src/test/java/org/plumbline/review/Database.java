package org.plumbline.review;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import org.plumbline.review.outdated.OutdatedAnswers;

/** Looks into the database from outside, as the service's login or as the owner. */
public final class Database {

    private static final List<String> TABLES = List.of(
            "review",
            "evidence",
            "archived_page",
            "evidence_file",
            "protected_source",
            "draft_revision",
            "remark",
            "remark_reply",
            "approval",
            "approved_content",
            "verdict",
            "revision",
            "outbox_event",
            "audit_entry",
            "claim_snapshot",
            "claim_demand",
            "review_checker",
            "review_exclusion",
            "lifted_exclusion",
            "rating_opinion",
            "policy_version",
            "policy_rule",
            "inbox_event");

    private Database() {}

    public static Connection asService() throws SQLException {
        return connect("quarkus.datasource");
    }

    public static Connection asOwner() throws SQLException {
        return connect("quarkus.flyway");
    }

    private static Connection connect(String login) throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue(login + ".username", String.class),
                config.getValue(login + ".password", String.class));
    }

    public static void asOwner(String sql) throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * How many rows each table holds, to see that nothing was written. Without what tells caches of a verdict that has
     * come into the log since: the log's own thread adds that when it gets to it.
     */
    public static Map<String, Long> rows() throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (Connection connection = asService();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                String counted =
                        table.equals("outbox_event") ? table + " where type <> '" + OutdatedAnswers.TYPE + "'" : table;
                try (ResultSet row = statement.executeQuery("select count(*) from " + counted)) {
                    row.next();
                    rows.put(table, row.getLong(1));
                }
            }
        }
        return rows;
    }

    /** A claim's events as they will be sent, in their order. */
    public static List<JsonNode> events(UUID claimId) throws SQLException {
        try (Connection connection = asService();
                PreparedStatement select = connection.prepareStatement(
                        "select id, type, version, occurred_at, aggregate_id, sequence, data from outbox_event"
                                + " where aggregate_id = ? order by sequence")) {
            select.setObject(1, claimId);
            List<JsonNode> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ObjectNode event = JsonNodeFactory.instance.objectNode();
                    event.put("id", row.getString("id"));
                    event.put("type", row.getString("type"));
                    event.put("version", row.getInt("version"));
                    event.put(
                            "time", row.getTimestamp("occurred_at").toInstant().toString());
                    event.put("aggregateId", row.getString("aggregate_id"));
                    event.put("sequence", row.getLong("sequence"));
                    event.set("data", Desk.json(row.getString("data")));
                    events.add(event);
                }
            }
            return events;
        }
    }

    /** Somebody active whom the desk has seen. */
    public static void knows(String sub, String name, String role) throws SQLException {
        try (Connection connection = asService();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into desk_person (sub, name, roles, enabled) values (?, ?, array[?], true)
                        on conflict (sub) do update set name = excluded.name, roles = excluded.roles, enabled = true""")) {
            upsert.setString(1, sub);
            upsert.setString(2, name);
            upsert.setString(3, role);
            upsert.executeUpdate();
        }
    }

    public static List<String> auditOf(UUID subject) throws SQLException {
        try (Connection connection = asService();
                PreparedStatement select = connection.prepareStatement(
                        "select action from audit_entry where subject_id = ? order by id")) {
            select.setObject(1, subject);
            List<String> actions = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    actions.add(row.getString(1));
                }
            }
            return actions;
        }
    }
}
