package org.plumbline.claims.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

/** Which claims are here already, whatever the desk decided about them. */
@ApplicationScoped
class KnownClaims {

    private final DataSource dataSource;

    KnownClaims(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The oldest claim for each thing said that is here already.
     *
     * @param submittedBy looks among the claims of this {@code sub} only; null looks among all
     */
    @Transactional
    Map<Said, UUID> among(List<String> texts, @Nullable String submittedBy) {
        // OFFSET keeps it one look at the index for each text; a join is planned as a walk through all claims while
        // there are some ten thousand, which costs the more the further an import comes.
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select known.id, known.text, known.language, known.claimant
                        from unnest(?) as sent (text)
                        cross join lateral (select * from claim where claim.text = sent.text offset 0) as known
                        where ?::text is null or known.submitted_by_sub = ?
                        order by known.id""")) {
            select.setArray(1, connection.createArrayOf("text", texts.toArray()));
            select.setString(2, submittedBy);
            select.setString(3, submittedBy);
            Map<Said, UUID> known = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.putIfAbsent(
                            new Said(row.getString("text"), row.getString("language"), row.getString("claimant")),
                            row.getObject("id", UUID.class));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look up which claims are here", e);
        }
    }
}
