package org.plumbline.review.review.policy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.Exclusion;
import org.plumbline.review.review.rule.PolicyRule;
import org.plumbline.review.review.rule.Risk;

/** The policy table in the database. Nothing there is ever changed: what a row says now is its newest version. */
@ApplicationScoped
public class Policies {

    /** Held by whoever changes the table, so that its versions follow each other. */
    private static final long CHANGING = 0x506C756D506F6C69L;

    private final DataSource dataSource;
    private final ObjectMapper json;

    Policies(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * What a row said.
     *
     * @param retired whether it was taken out of the table
     */
    record Version(long number, Instant at, Person by, PolicyRule rule, boolean retired) {}

    /** The table as it stands. */
    @Transactional
    public Policy current() {
        try (Connection connection = dataSource.getConnection()) {
            return current(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the policy table", e);
        }
    }

    /** The table as it stands, which nobody else changes before the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Policy toChange() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, CHANGING);
            lock.execute();
            return current(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the policy table", e);
        }
    }

    private Policy current(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select latest.*, (select max(number) from policy_version) as table_version
                from (select distinct on (rule_id) * from policy_rule order by rule_id, version desc) latest
                order by rule_id""")) {
            long version = 0;
            List<Policy.Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    version = row.getLong("table_version");
                    if (!row.getBoolean("retired")) {
                        rows.add(new Policy.Row(row.getLong("version"), rule(row)));
                    }
                }
            }
            return new Policy(version, rows);
        }
    }

    /** Writes what a row says from now on. */
    @Transactional(Transactional.TxType.MANDATORY)
    void append(long version, PolicyRule rule, boolean retired, Person by, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement table = connection.prepareStatement(
                        "insert into policy_version (number, made_at, by_sub, by_name) values (?, ?, ?, ?)");
                PreparedStatement row = connection.prepareStatement("""
                        insert into policy_rule (rule_id, version, name, match, looks_for, risk, editors_needed, exclusions,
                            retired) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)""")) {
            table.setLong(1, version);
            table.setTimestamp(2, Timestamp.from(at));
            table.setString(3, by.sub());
            table.setString(4, by.name());
            table.executeUpdate();
            row.setObject(1, rule.id());
            row.setLong(2, version);
            row.setString(3, rule.name());
            row.setString(4, rule.match().name());
            row.setArray(5, connection.createArrayOf("text", rule.values().toArray()));
            row.setString(6, rule.bar().risk().name());
            row.setInt(7, rule.bar().editorsNeeded());
            row.setString(8, json.writeValueAsString(rule.bar().exclusions()));
            row.setBoolean(9, retired);
            row.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot change the policy table", e);
        }
    }

    /** All that a row ever said, the newest first; empty if there never was one. */
    @Transactional
    List<Version> historyOf(UUID ruleId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select * from policy_rule r join policy_version v on v.number = r.version
                        where r.rule_id = ? order by r.version desc""")) {
            select.setObject(1, ruleId);
            List<Version> versions = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    versions.add(new Version(
                            row.getLong("version"),
                            row.getTimestamp("made_at").toInstant(),
                            new Person(row.getString("by_sub"), row.getString("by_name")),
                            rule(row),
                            row.getBoolean("retired")));
                }
            }
            return versions;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the policy table", e);
        }
    }

    private PolicyRule rule(ResultSet row) throws SQLException {
        try {
            List<Exclusion> exclusions = json.readValue(row.getString("exclusions"), new TypeReference<>() {});
            return new PolicyRule(
                    row.getObject("rule_id", UUID.class),
                    row.getString("name"),
                    PolicyRule.Match.valueOf(row.getString("match")),
                    List.of((String[]) row.getArray("looks_for").getArray()),
                    new Bar(Risk.valueOf(row.getString("risk")), row.getInt("editors_needed"), exclusions));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row of the policy table cannot be read", e);
        }
    }
}
