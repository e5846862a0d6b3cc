package org.plumbline.review.publication.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.outdated.AnswerKeys;
import org.plumbline.review.outdated.OutdatedAnswers;
import org.plumbline.review.text.Text;

/** The desk's texts of itself. Every version is kept; until an admin writes one, there is the one that we bring along. */
@ApplicationScoped
public class SiteTexts {

    /** The languages that each of them has. */
    static final List<String> LANGUAGES = List.of("en", "ar");

    private static final int LONGEST = 50_000;

    private final EntityManager entities;
    private final Audit audit;
    private final OutdatedAnswers outdated;
    private final Clock clock;

    SiteTexts(EntityManager entities, Audit audit, OutdatedAnswers outdated, Clock clock) {
        this.entities = entities;
        this.audit = audit;
        this.outdated = outdated;
        this.clock = clock;
    }

    /**
     * A text in one language, as it stands.
     *
     * @param body Markdown
     * @param version 0 for the one that we bring along
     * @param author who wrote this version; null for the one that we bring along
     */
    public record Version(
            SiteText text,
            String language,
            String body,
            int version,
            @Nullable String author,
            @Nullable Instant writtenAt) {}

    /** The text as it stands. */
    @Transactional
    public Version current(SiteText text, String language) {
        List<?> rows = entities.createNativeQuery("""
                        select body, version, author_name, written_at from site_text
                        where name = :name and language = :language order by version desc limit 1""")
                .setParameter("name", text.slug())
                .setParameter("language", language)
                .getResultList();
        if (rows.isEmpty()) {
            return new Version(text, language, initial(text, language), 0, null, null);
        }
        Object[] row = (Object[]) rows.getFirst();
        return new Version(text, language, (String) row[0], (Integer) row[1], (String) row[2], (Instant) row[3]);
    }

    /**
     * Writes the next version.
     *
     * @param version the one that it was made from
     * @throws ProblemException 422 if there is nothing in it, or more than 50,000 characters; 412 if somebody else wrote
     *     one meanwhile
     */
    @Transactional
    public void write(SiteText text, String language, long version, String typed, Person author) {
        String body = Text.orEmpty(typed);
        if (body.isEmpty()) {
            throw ProblemException.invalid("body", "must say something");
        }
        if (body.length() > LONGEST) {
            throw ProblemException.invalid("body", "must have 50,000 characters at the most");
        }
        if (!body.matches(Text.LINES)) {
            throw ProblemException.invalid("body", Text.PLAIN);
        }
        Version before = current(text, language);
        Versions.check(version, before.version(), () -> before);
        if (body.equals(before.body())) {
            return;
        }
        int written = entities.createNativeQuery("""
                        insert into site_text (name, language, version, body, author_sub, author_name, written_at)
                        values (:name, :language, :version, :body, :sub, :author, :at) on conflict do nothing""")
                .setParameter("name", text.slug())
                .setParameter("language", language)
                .setParameter("version", before.version() + 1)
                .setParameter("body", body)
                .setParameter("sub", author.sub())
                .setParameter("author", author.name())
                .setParameter("at", Timestamp.from(clock.instant()))
                .executeUpdate();
        if (written == 0) {
            throw ProblemException.stale(current(text, language));
        }
        audit.record(
                author,
                "site-text.changed",
                subject(text, language),
                Map.of(
                        "text",
                        text.slug(),
                        "language",
                        language,
                        "version",
                        before.version() + 1,
                        // Each version is kept whole in site_text.
                        Changes.FIELD,
                        new Changes().addLong("body", before.body(), body).toMap()));
        outdated.tell(subject(text, language), AnswerKeys.TEXTS);
    }

    /** By which the audit trail knows a text: always the same. */
    static UUID subject(SiteText text, String language) {
        return UUID.nameUUIDFromBytes(("site-text/" + text.slug() + "/" + language).getBytes(StandardCharsets.UTF_8));
    }

    private static String initial(SiteText text, String language) {
        String resource = "/plumbline/texts/" + text.slug() + "." + language + ".md";
        try (InputStream stream = SiteTexts.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The build lacks " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
