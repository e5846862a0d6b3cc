package org.plumbline.claims.article;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.PartialDate;

/** A document that claims are extracted from; what it says does not change once it is here. */
@Entity
@Table(name = "article")
public class Article {

    private static final int SHOWN_OF_BODY = 80;

    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private SourceKind source;

    private @Nullable String url;
    private @Nullable String title;
    private @Nullable String publisher;
    private @Nullable String author;
    private @Nullable PartialDate published;
    private String language;
    private String body;

    @Embedded
    private @Nullable KeptFile file;

    @Embedded
    private @Nullable KeptCopy copy;

    @Column(name = "scorer_id")
    private @Nullable UUID scorerId;

    @Column(name = "added_by_sub")
    private String addedBySub;

    @Column(name = "added_by_name")
    private String addedByName;

    @Column(name = "added_at")
    private Instant addedAt;

    /** For Hibernate. */
    protected Article() {}

    /**
     * An article that was just handed in.
     *
     * @param scorerId of the weights that its candidates were scored with; null for those of the product
     */
    Article(UUID id, Obtained obtained, @Nullable UUID scorerId, Person addedBy, Instant at) {
        Details details = obtained.details();
        if (obtained.body().isEmpty() || details.language() == null) {
            throw new IllegalArgumentException("An article has a text and a language");
        }
        this.id = id;
        source = obtained.source();
        url = details.url();
        title = details.title();
        publisher = details.publisher();
        author = details.author();
        published = details.published();
        language = details.language();
        body = obtained.body();
        file = obtained.keptFile();
        copy = obtained.keptCopy();
        this.scorerId = scorerId;
        addedBySub = addedBy.sub();
        addedByName = addedBy.name();
        addedAt = at;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public SourceKind source() {
        return source;
    }

    public Details details() {
        return new Details(url, title, publisher, author, published, language);
    }

    public String language() {
        return language;
    }

    public String body() {
        return body;
    }

    /** What it is called: its title or, where it has none, its beginning. */
    public String heading() {
        return heading(title, body);
    }

    static String heading(@Nullable String title, String body) {
        if (title != null) {
            return title;
        }
        String start = body.lines().findFirst().orElse(body);
        return start.length() <= SHOWN_OF_BODY
                ? start
                : start.substring(
                                0,
                                start.offsetByCodePoints(
                                        0, Math.min(SHOWN_OF_BODY, start.codePointCount(0, start.length()))))
                        + "…";
    }

    /** Null unless it was uploaded. */
    public @Nullable KeptFile file() {
        return file;
    }

    /** Null unless it was fetched. */
    public @Nullable KeptCopy copy() {
        return copy;
    }

    public @Nullable UUID scorerId() {
        return scorerId;
    }

    public Person addedBy() {
        return new Person(addedBySub, addedByName);
    }

    public Instant addedAt() {
        return addedAt;
    }
}
