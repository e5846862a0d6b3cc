package org.plumbline.kit.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;

/** The audit trail. The service's database login can insert and read its rows, never change or delete them. */
@ApplicationScoped
public class Audit {

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Clock clock;

    Audit(DataSource dataSource, ObjectMapper json, Clock clock) {
        this.dataSource = dataSource;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One thing that was done.
     *
     * @param action what, as {@code subject.verb-in-the-past}
     * @param detail JSON of what changed
     */
    public record Entry(Instant at, Person actor, String action, UUID subject, String detail) {}

    /**
     * Writes one row in the caller's transaction.
     *
     * @param action what was done, as {@code subject.verb-in-the-past}, e.g. {@code claim.accepted}
     * @param subject the id of what it was done to
     * @param detail what changed; no personal data beyond the actor
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Person actor, String action, UUID subject, Map<String, ?> detail) {
        recordAll(actor, action, List.of(subject), detail);
    }

    /** As {@link #record}, of several things to which the same was done at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAll(Person actor, String action, List<UUID> subjects, Map<String, ?> detail) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into audit_entry (id, at, actor_sub, actor_name, action, subject_id, detail)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb)""")) {
            Timestamp at = Timestamp.from(clock.instant());
            String written = json.writeValueAsString(detail);
            for (UUID subject : subjects) {
                insert.setObject(1, Ids.next());
                insert.setTimestamp(2, at);
                insert.setString(3, actor.sub());
                insert.setString(4, actor.name());
                insert.setString(5, action);
                insert.setObject(6, subject);
                insert.setString(7, written);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the audit trail", e);
        }
    }

    /** What was done to one thing, oldest first. */
    @Transactional
    public List<Entry> of(UUID subject) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select at, actor_sub, actor_name, action, detail from audit_entry where subject_id = ? order by id")) {
            select.setObject(1, subject);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getTimestamp("at").toInstant(),
                            new Person(row.getString("actor_sub"), row.getString("actor_name")),
                            row.getString("action"),
                            subject,
                            row.getString("detail")));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the audit trail", e);
        }
    }
}
