package org.plumbline.kit.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/**
 * Keys by which a creation that is sent twice happens once ({@code Idempotency-Key}, or a form's hidden field): for as long
 * as they are kept ({@code plumbline.upkeep.keep-idempotency-keys}), after which the same request creates anew.
 */
@ApplicationScoped
public class IdempotencyKeys {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Clock clock;

    IdempotencyKeys(DataSource dataSource, ObjectMapper json, Clock clock) {
        this.dataSource = dataSource;
        this.json = json;
        this.clock = clock;
    }

    /** A key for a form that nobody has sent yet. */
    public static String fresh() {
        return UUID.randomUUID().toString();
    }

    /**
     * Creates something, or answers with what the same actor created by the same operation under this key before.
     * Two requests at once with one key wait for each other.
     *
     * @param key what the client sent; without one, every request creates
     * @param actor who asks: keys of different actors are different keys
     * @param operation what is created, e.g. {@code "submit-claim"}
     * @param request what was asked for, compared by its JSON
     * @param create creates it and returns its id
     * @return the id of what was created now or then
     * @throws ProblemException 400 for an unusable key, 409 {@code idempotency-key-reused} if the key was used for
     *     another request
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID once(@Nullable String key, String actor, String operation, Object request, Supplier<UUID> create) {
        if (key == null) {
            return create.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.of(
                    ProblemType.MALFORMED, "Idempotency-Key must have 1 to 255 visible ASCII characters.");
        }
        String fingerprint = fingerprint(request);
        try (Connection connection = dataSource.getConnection()) {
            if (claim(connection, key, actor, operation, fingerprint)) {
                UUID id = create.get();
                complete(connection, key, actor, operation, id);
                return id;
            }
            UUID created = recall(connection, key, actor, operation, fingerprint);
            if (created == null) {
                throw new IllegalStateException("The key is there, and what was created under it is not");
            }
            return created;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot keep the idempotency key", e);
        }
    }

    /**
     * What {@link #once} would find, for work that has to be done before its transaction and not twice.
     *
     * @return what the same actor created by the same operation under this key before
     * @throws ProblemException 409 {@code idempotency-key-reused} if the key was used for another request
     */
    @Transactional
    public Optional<UUID> before(@Nullable String key, String actor, String operation, Object request) {
        if (key == null) {
            return Optional.empty();
        }
        try (Connection connection = dataSource.getConnection()) {
            return Optional.ofNullable(recall(connection, key, actor, operation, fingerprint(request)));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look for the idempotency key", e);
        }
    }

    private boolean claim(Connection connection, String key, String actor, String operation, String fingerprint)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into idempotency_key (key, actor, operation, fingerprint, created_at)
                values (?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setString(1, key);
            insert.setString(2, actor);
            insert.setString(3, operation);
            insert.setString(4, fingerprint);
            insert.setTimestamp(5, Timestamp.from(clock.instant()));
            return insert.executeUpdate() == 1;
        }
    }

    private static void complete(Connection connection, String key, String actor, String operation, UUID id)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update idempotency_key set created_id = ? where key = ? and actor = ? and operation = ?")) {
            update.setObject(1, id);
            update.setString(2, key);
            update.setString(3, actor);
            update.setString(4, operation);
            update.executeUpdate();
        }
    }

    private static @Nullable UUID recall(
            Connection connection, String key, String actor, String operation, String fingerprint) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select fingerprint, created_id from idempotency_key
                where key = ? and actor = ? and operation = ?""")) {
            select.setString(1, key);
            select.setString(2, actor);
            select.setString(3, operation);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                if (!row.getString("fingerprint").equals(fingerprint)) {
                    throw ProblemException.rule(
                            "idempotency-key-reused", "This Idempotency-Key was sent before with another request.");
                }
                return row.getObject("created_id", UUID.class);
            }
        }
    }

    private String fingerprint(Object request) {
        try {
            return Sha256.hex(json.writeValueAsBytes(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot fingerprint the request", e);
        }
    }
}
