package org.plumbline.review.figure.imports;

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
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.figure.series.SeriesCatalogue;
import org.plumbline.review.text.Text;

/** How the files of each series are read, by a name. */
@ApplicationScoped
class SavedMappings {

    private static final int LONGEST_NAME = 100;

    private final DataSource dataSource;
    private final SeriesCatalogue catalogue;
    private final ObjectMapper json;
    private final Audit audit;
    private final Clock clock;

    SavedMappings(DataSource dataSource, SeriesCatalogue catalogue, ObjectMapper json, Audit audit, Clock clock) {
        this.dataSource = dataSource;
        this.catalogue = catalogue;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** A mapping with its name. */
    @Schema(name = "SavedFigureMapping")
    public record Saved(String name, Mapping mapping, Instant changedAt) {}

    /** All of a series, the one that was used to describe a file last first. */
    @Transactional
    List<Saved> of(UUID series) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select name, definition, changed_at from figure_mapping where series_id = ?
                        order by changed_at desc, name""")) {
            select.setObject(1, series);
            List<Saved> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Saved(
                            row.getString("name"),
                            json.readValue(row.getString("definition"), Mapping.class),
                            row.getTimestamp("changed_at").toInstant()));
                }
            }
            return found;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the mappings of a series", e);
        }
    }

    @Transactional
    Optional<Saved> named(UUID series, String name) {
        return of(series).stream().filter(saved -> saved.name().equals(name)).findFirst();
    }

    /**
     * Keeps a mapping under its name, instead of what had the name.
     *
     * @throws ProblemException 404, 422
     */
    @Transactional
    Saved save(UUID series, String name, @NotNull @Valid Mapping mapping, Person by) {
        String kept = Text.orEmpty(name);
        if (kept.isEmpty() || kept.length() > LONGEST_NAME || !kept.matches(Text.LINE)) {
            throw ProblemException.invalid("name", "must be a line of at most " + LONGEST_NAME + " characters");
        }
        catalogue.getToChange(series);
        Mapping before = named(series, kept).map(Saved::mapping).orElse(null);
        Instant now = clock.instant();
        if (mapping.equals(before)) {
            return new Saved(kept, mapping, now);
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into figure_mapping
                            (id, series_id, name, definition, changed_by_sub, changed_by_name, changed_at)
                        values (?, ?, ?, ?::jsonb, ?, ?, ?)
                        on conflict (series_id, name) do update set definition = excluded.definition,
                            changed_by_sub = excluded.changed_by_sub, changed_by_name = excluded.changed_by_name,
                            changed_at = excluded.changed_at""")) {
            upsert.setObject(1, Ids.next());
            upsert.setObject(2, series);
            upsert.setString(3, kept);
            upsert.setString(4, json.writeValueAsString(mapping));
            upsert.setString(5, by.sub());
            upsert.setString(6, by.name());
            upsert.setTimestamp(7, Timestamp.from(now));
            upsert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot keep a mapping", e);
        }
        Changes changes = new Changes().add("mapping/" + kept, before, mapping);
        audit.record(by, "series.mapping-saved", series, Map.of(Changes.FIELD, changes.toMap()));
        return new Saved(kept, mapping, now);
    }
}
