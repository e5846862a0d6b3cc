package org.plumbline.review.figure.imports;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.figure.series.Jumps;

/** The rows of files of figures. Written many at a time, and never as entities: a file has up to 20,000 of them. */
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

    /** What can be listed of a file's rows. */
    enum Kind {
        /** Rows that restate what stands. */
        RESTATING("restates is not null"),
        /** Rows that are striking. */
        FLAGGED("flag is not null"),
        REFUSED("state = 'REFUSED'"),
        /** Rows that would be added, or were. */
        NEWS("state in ('WAITING', 'ADDED')");

        private final String condition;

        Kind(String condition) {
            this.condition = condition;
        }
    }

    /**
     * What became of a row.
     *
     * @param state {@code WAITING}, {@code ADDED}, {@code UNCHANGED} or {@code REFUSED}
     * @param restates the figure that stood for the same day
     * @param flag {@code JUMP} or {@code FALL}
     */
    @Schema(name = "FigureImportRow")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Outcome(
            int number,
            String state,
            List<String> cells,
            List<Reason> reasons,
            @Nullable LocalDate asOf,
            @Nullable BigDecimal best,
            @Nullable BigDecimal restates,
            @Nullable String flag,
            @Nullable String flagWords) {}

    /** What a look at a row found. */
    record Finding(
            int number,
            int position,
            String state,
            List<Reason> reasons,
            @Nullable LocalDate asOf,
            @Nullable BigDecimal best,
            @Nullable BigDecimal restates,
            Jumps.@Nullable Flag flag) {}

    /** Keeps rows until they are taken care of. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(UUID importId, List<Table.Row> rows) {
        batch("""
                insert into figure_import_row (import_id, number, position, cells, state)
                values (?, ?, ?, ?::jsonb, 'WAITING')""", rows, (insert, row) -> {
            insert.setObject(1, importId);
            insert.setInt(2, row.number());
            insert.setInt(3, row.number());
            insert.setString(4, write(row.cells()));
        });
    }

    /** Notes what was found about rows, in place of whatever was noted before. */
    @Transactional(Transactional.TxType.MANDATORY)
    void note(UUID importId, List<Finding> findings) {
        batch("""
                update figure_import_row set position = ?, state = ?, reasons = ?::jsonb, as_of = ?, best = ?, restates = ?,
                    flag = ?, flag_words = ?
                where import_id = ? and number = ? and state <> 'ADDED'""", findings, (update, finding) -> {
            Jumps.Flag flag = finding.flag();
            update.setInt(1, finding.position());
            update.setString(2, finding.state());
            update.setString(3, finding.reasons().isEmpty() ? null : write(finding.reasons()));
            update.setObject(4, finding.asOf());
            update.setBigDecimal(5, finding.best());
            update.setBigDecimal(6, finding.restates());
            update.setString(7, flag == null ? null : flag.kind().name());
            update.setString(8, flag == null ? null : flag.words());
            update.setObject(9, importId);
            update.setInt(10, finding.number());
        });
    }

    /** Notes what became of rows that waited. */
    @Transactional(Transactional.TxType.MANDATORY)
    void finish(UUID importId, List<Integer> numbers, String state) {
        batch(
                "update figure_import_row set state = ? where import_id = ? and number = ? and state = 'WAITING'",
                numbers,
                (update, number) -> {
                    update.setString(1, state);
                    update.setObject(2, importId);
                    update.setInt(3, number);
                });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void delete(UUID importId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from figure_import_row where import_id = ?")) {
            delete.setObject(1, importId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot delete the rows of an import", e);
        }
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
                            select id from figure_import
                            where rows_deleted_at is null and state in ('CANCELLED', 'DONE', 'UNDONE') and ended_at < ?
                            order by ended_at limit 1 for update skip locked),
                        deleted as (
                            delete from figure_import_row where import_id in (select id from old))
                        update figure_import set rows_deleted_at = ? where id in (select id from old)""")) {
            delete.setTimestamp(1, Timestamp.from(endedBefore));
            delete.setTimestamp(2, Timestamp.from(now));
            return delete.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot delete the rows of an old import", e);
        }
    }

    /** All rows, in the file's order. */
    @Transactional
    List<Table.Row> all(UUID importId) {
        return select(
                "select number, cells from figure_import_row where import_id = ? order by number", this::row, importId);
    }

    /** The next rows that wait, in the order in which they become points. */
    @Transactional
    List<Table.Row> waiting(UUID importId, int limit) {
        return select("""
                select number, cells from figure_import_row
                where import_id = ? and state = 'WAITING' order by position limit ?""", this::row, importId, limit);
    }

    /** The first row, for examples of what stands in each column. */
    @Transactional
    List<Table.Row> first(UUID importId, int limit) {
        return select(
                "select number, cells from figure_import_row where import_id = ? order by number limit ?",
                this::row,
                importId,
                limit);
    }

    /** Rows of a kind, in the file's order, from the one after a number. */
    @Transactional
    List<Outcome> of(UUID importId, Kind kind, int after, int limit) {
        return select(
                "select * from figure_import_row where import_id = ? and number > ? and " + kind.condition
                        + " order by number limit ?",
                this::outcome,
                importId,
                after,
                limit);
    }

    private Table.Row row(ResultSet found) throws SQLException {
        return new Table.Row(found.getInt("number"), read(found.getString("cells"), CELLS));
    }

    private Outcome outcome(ResultSet found) throws SQLException {
        String reasons = found.getString("reasons");
        return new Outcome(
                found.getInt("number"),
                found.getString("state"),
                read(found.getString("cells"), CELLS),
                reasons == null ? List.of() : read(reasons, REASONS),
                found.getObject("as_of", LocalDate.class),
                found.getBigDecimal("best"),
                found.getBigDecimal("restates"),
                found.getString("flag"),
                found.getString("flag_words"));
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Binder<T> {
        void bind(PreparedStatement statement, T one) throws SQLException;
    }

    private <T> List<T> select(String sql, Reader<T> reader, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the rows of an import", e);
        }
    }

    private <T> void batch(String sql, List<T> all, Binder<T> binder) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < all.size(); i++) {
                binder.bind(statement, all.get(i));
                statement.addBatch();
                if (i % AT_ONCE == AT_ONCE - 1) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write the rows of an import", e);
        }
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
