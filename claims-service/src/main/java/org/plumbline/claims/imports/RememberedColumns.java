package org.plumbline.claims.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What the desk said that columns hold, so that the next file from the same place needs no explanation. */
@ApplicationScoped
class RememberedColumns {

    private final DataSource dataSource;

    RememberedColumns(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Fields by the columns' {@link Field#plain} names; empty for one that is left out. */
    @Transactional
    Map<String, String> all() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select name, field from claim_import_column");
                ResultSet row = select.executeQuery()) {
            Map<String, String> fields = new HashMap<>();
            while (row.next()) {
                fields.put(row.getString("name"), row.getString("field"));
            }
            return fields;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read what columns hold", e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void remember(List<String> header, Columns columns) {
        // Always in the same order, so that two people who do this at once wait for each other and nothing worse.
        Map<String, String> fields = new TreeMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = Field.plain(header.get(i));
            if (!name.isEmpty()) {
                fields.merge(name, columns.fields().get(i), (first, second) -> first.isEmpty() ? second : first);
            }
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into claim_import_column (name, field) values (?, ?)
                        on conflict (name) do update set field = excluded.field""")) {
            for (Map.Entry<String, String> field : fields.entrySet()) {
                insert.setString(1, field.getKey());
                insert.setString(2, field.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot remember what columns hold", e);
        }
    }
}
