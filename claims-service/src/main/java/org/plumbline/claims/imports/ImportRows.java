package org.plumbline.claims.imports;

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

import org.plumbline.kit.csv.CsvFile;

/** The rows of imports. Written many at a time, and never as entities: a file has up to 20,000 of them. */
@ApplicationScoped
class ImportRows {

    private static final int AT_ONCE = 1000;
    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final DataSource dataSource;
    private final ObjectMapper json;

    ImportRows(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** A row that was refused, and everything that is wrong with it. */
    record Refused(CsvFile.Row row, List<Reason> reasons) {}

    /** A row that became a claim. */
    record Imported(int number, UUID claim) {}

    /** How many rows were refused for one reason. */
    public record Count(String field, String message, int rows) {}

    /** Keeps rows until they are taken care of. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(UUID importId, List<CsvFile.Row> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<CsvFile.Row> some = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
            update(
                    """
                    insert into claim_import_row (import_id, number, cells, state)
                    select ?, number, cells::jsonb, 'WAITING' from unnest(?::int[], ?::text[]) as sent (number, cells)""",
                    importId,
                    some.stream().map(CsvFile.Row::number).toArray(),
                    some.stream().map(row -> write(row.cells())).toArray());
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void markImported(UUID importId, List<Imported> rows) {
        update(
                """
                update claim_import_row row set state = 'IMPORTED', claim_id = done.claim
                from (select ?::uuid, * from unnest(?::int[], ?::uuid[])) as done (import_id, number, claim)
                where row.import_id = done.import_id and row.number = done.number and row.state = 'WAITING'""",
                importId,
                rows.stream().map(Imported::number).toArray(),
                rows.stream().map(Imported::claim).toArray());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void markRefused(UUID importId, List<Refused> rows) {
        update(
                """
                update claim_import_row row set state = 'REFUSED', reasons = done.reasons::jsonb
                from (select ?::uuid, * from unnest(?::int[], ?::text[])) as done (import_id, number, reasons)
                where row.import_id = done.import_id and row.number = done.number and row.state = 'WAITING'""",
                importId,
                rows.stream().map(refused -> refused.row().number()).toArray(),
                rows.stream().map(refused -> write(refused.reasons())).toArray());
    }

    /** Makes refused rows wait again, because the columns mean something else now. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forgetRefusals(UUID importId) {
        update("""
                update claim_import_row set state = 'WAITING', reasons = null
                where import_id = ? and state = 'REFUSED'""", importId);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void delete(UUID importId) {
        update("delete from claim_import_row where import_id = ?", importId);
    }

    /**
     * Deletes the rows of the import that has been over for longest, unless another instance is at it.
     *
     * @return whether there was one that ended before this time
     */
    @Transactional
    boolean forgetOldest(Instant endedBefore, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        with old as (
                            select id from claim_import
                            where rows_deleted_at is null and state in ('CANCELLED', 'DONE') and ended_at < ?
                            order by ended_at limit 1 for update skip locked),
                        deleted as (
                            delete from claim_import_row where import_id in (select id from old))
                        update claim_import set rows_deleted_at = ? where id in (select id from old)""")) {
            delete.setTimestamp(1, Timestamp.from(endedBefore));
            delete.setTimestamp(2, Timestamp.from(now));
            return delete.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot delete the rows of an old import", e);
        }
    }

    /** Rows that wait, in the file's order, from the one after a number. */
    @Transactional
    List<CsvFile.Row> waiting(UUID importId, int after, int limit) {
        return select("""
                select number, cells from claim_import_row
                where import_id = ? and state = 'WAITING' and number > ? order by number limit ?""", this::row, importId, after, limit);
    }

    /** The first rows, whatever became of them. */
    @Transactional
    List<CsvFile.Row> first(UUID importId, int limit) {
        return select(
                "select number, cells from claim_import_row where import_id = ? order by number limit ?",
                this::row,
                importId,
                limit);
    }

    /** Rows that were refused, in the file's order, from the one after a number. */
    @Transactional
    List<Refused> refused(UUID importId, int after, int limit) {
        return select(
                """
                select number, cells, reasons from claim_import_row
                where import_id = ? and state = 'REFUSED' and number > ? order by number limit ?""",
                found -> new Refused(row(found), read(found.getString("reasons"), REASONS)),
                importId,
                after,
                limit);
    }

    /** Why rows were refused, the most frequent reasons first. */
    @Transactional
    List<Count> reasons(UUID importId) {
        return select(
                """
                select reason ->> 'field' as field, reason ->> 'message' as message, count(*) as rows
                from claim_import_row, jsonb_array_elements(reasons) as reason
                where import_id = ? and state = 'REFUSED'
                group by 1, 2 order by 3 desc, 1, 2""",
                found -> new Count(found.getString("field"), found.getString("message"), found.getInt("rows")),
                importId);
    }

    private CsvFile.Row row(ResultSet found) throws SQLException {
        return new CsvFile.Row(found.getInt("number"), read(found.getString("cells"), CELLS));
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> select(String sql, Reader<T> reader, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = prepared(connection, sql, parameters);
                ResultSet row = select.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (row.next()) {
                found.add(reader.read(row));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the rows of an import", e);
        }
    }

    private void update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = prepared(connection, sql, parameters)) {
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write the rows of an import", e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Object[] array -> statement.setArray(i + 1, connection.createArrayOf(type(array), array));
                case Object value -> statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    private static String type(Object[] array) {
        if (array.length == 0) {
            return "text";
        }
        return switch (array[0]) {
            case Integer number -> "int4";
            case UUID id -> "uuid";
            default -> "text";
        };
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a row of an import", e);
        }
    }

    private <T> T read(String column, TypeReference<T> type) {
        try {
            return json.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read a row of an import", e);
        }
    }
}
