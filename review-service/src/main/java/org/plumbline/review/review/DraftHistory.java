package org.plumbline.review.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.verdict.Draft;

/** Every text that a draft ever had. */
@ApplicationScoped
public class DraftHistory {

    /**
     * Of what one author's autosaves made in the same ten minutes, only the last counts as a text of its own, unless an
     * older text was taken back over it.
     */
    private static final String LISTED = """
            with revision_in_order as (
                select *, lead(author_sub) over following as next_author, lead(occasion) over following as next_occasion,
                    lead(written_at) over following as next_at
                from draft_revision where review_id = ?
                window following as (order by id)
            ), listed as (
                select id, author_sub, author_name, draft, written_at, occasion from revision_in_order
                where ? or not coalesce(occasion = 'AUTOSAVED' and next_author = author_sub and next_occasion <> 'RESTORED'
                    and date_bin('10 minutes', written_at, 'epoch') = date_bin('10 minutes', next_at, 'epoch'), false)
            )
            """;

    private final DataSource dataSource;
    private final ObjectMapper json;

    DraftHistory(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * One text.
     *
     * @param author who made it of the one before
     */
    @Schema(name = "DraftRevision")
    public record Revision(UUID id, Person author, Instant at, Occasion occasion, Draft draft) {}

    /**
     * Some of them, newest first.
     *
     * @param count how many there are in all
     * @param next to be asked for what follows; null on the last page
     */
    @Schema(name = "DraftRevisions")
    public record Page(
            List<Revision> items, long count, @Nullable UUID next) {}

    /**
     * Texts of one draft, newest first.
     *
     * @param every whether each autosave counts, and not only the last of a sitting
     * @param after where the page before ended
     */
    @Transactional
    public Page find(UUID reviewId, boolean every, int limit, @Nullable UUID after) {
        try (Connection connection = dataSource.getConnection()) {
            List<Revision> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    LISTED + "select * from listed where ?::uuid is null or id < ?::uuid order by id desc limit ?")) {
                select.setObject(1, reviewId);
                select.setBoolean(2, every);
                select.setObject(3, after);
                select.setObject(4, after);
                select.setInt(5, limit + 1);
                addAll(found, select);
            }
            long count;
            try (PreparedStatement select = connection.prepareStatement(LISTED + "select count(*) from listed")) {
                select.setObject(1, reviewId);
                select.setBoolean(2, every);
                count = number(select);
            }
            boolean more = found.size() > limit;
            List<Revision> items = List.copyOf(more ? found.subList(0, limit) : found);
            return new Page(items, count, more ? items.getLast().id() : null);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the drafts of review " + reviewId, e);
        }
    }

    /**
     * One text.
     *
     * @throws ProblemException 404 if this review's draft never had it
     */
    @Transactional
    public Revision get(UUID reviewId, UUID id) {
        return first("where review_id = ? and id = ?", reviewId, id)
                .orElseThrow(() -> ProblemException.notFound("revision of the draft", id));
    }

    /** The newest text; empty if nobody has written any. */
    @Transactional
    public Optional<Revision> newest(UUID reviewId) {
        return first("where review_id = ? order by id desc limit 1", reviewId);
    }

    /** The text that stood at a time; empty if nobody had written any. */
    @Transactional
    public Optional<Revision> at(UUID reviewId, Instant at) {
        return first(
                "where review_id = ? and written_at <= ? order by id desc limit 1",
                reviewId,
                OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    /** The one before a text, whether it is listed or not; empty for the first. */
    @Transactional
    public Optional<Revision> before(UUID reviewId, UUID id, boolean every) {
        return find(reviewId, every, 1, id).items().stream().findFirst();
    }

    /**
     * The text that stood in a version of the review. Empty if nobody knows, because it is from before versions were kept
     * beside texts.
     *
     * @param first what stands in a draft that nobody has written on yet
     */
    @Transactional
    public Optional<Draft> inVersion(UUID reviewId, long version, Draft first) {
        Optional<Revision> known =
                first("where review_id = ? and version_before < ? order by id desc limit 1", reviewId, version);
        if (known.isPresent()) {
            return known.map(Revision::draft);
        }
        return first("where review_id = ? and version_before is null limit 1", reviewId)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(first);
    }

    private Optional<Revision> first(String which, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, author_sub, author_name, draft, written_at, occasion from draft_revision "
                                + which)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<Revision> found = new ArrayList<>();
            addAll(found, select);
            return found.stream().findFirst();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read a draft", e);
        }
    }

    private void addAll(List<Revision> revisions, PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                revisions.add(new Revision(
                        row.getObject("id", UUID.class),
                        new Person(row.getString("author_sub"), row.getString("author_name")),
                        row.getTimestamp("written_at").toInstant(),
                        Occasion.valueOf(row.getString("occasion")),
                        draft(row.getString("draft"))));
            }
        }
    }

    private static long number(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Draft draft(String text) {
        try {
            return json.readValue(text, Draft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft cannot be read", e);
        }
    }
}
