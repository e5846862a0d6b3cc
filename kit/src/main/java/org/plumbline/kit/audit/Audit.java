package org.plumbline.kit.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
     * Writes one row in the caller's transaction, at the end of the subject's chain. Whoever writes about several subjects
     * in one transaction takes them in one order, always the same, or two of them could wait for each other.
     *
     * @param action what was done, as {@code subject.verb-in-the-past}, e.g. {@code claim.accepted}
     * @param subject the id of what it was done to
     * @param detail what changed, before and after under {@link Changes#FIELD}; no personal data beyond the actor
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Person actor, String action, UUID subject, Map<String, ?> detail) {
        recordAll(actor, action, List.of(subject), detail);
    }

    /** As {@link #record}, of several things to which the same was done at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAll(Person actor, String action, List<UUID> subjects, Map<String, ?> detail) {
        try (Connection connection = dataSource.getConnection()) {
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            String written = json.writeValueAsString(detail);
            for (UUID subject : subjects) {
                AuditTable.append(connection, at, actor, action, subject, written);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the audit trail", e);
        }
    }

    /** What was done to one thing, oldest first. */
    @Transactional
    public List<Entry> of(UUID subject) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select at, actor_sub, actor_name, action, detail from audit_entry where subject_id = ? order by sequence")) {
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
