package org.plumbline.review.figure.imports;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.evidence.WebAddress;
import org.plumbline.review.figure.series.SeriesCatalogue;
import org.plumbline.review.text.Text;

/** Says from where, how often and how the file of a series is fetched. */
@ApplicationScoped
class KeepFeed {

    private static final Logger LOG = Logger.getLogger(KeepFeed.class);

    private final EntityManager entities;
    private final SeriesCatalogue catalogue;
    private final SavedMappings mappings;
    private final Audit audit;
    private final Clock clock;

    KeepFeed(EntityManager entities, SeriesCatalogue catalogue, SavedMappings mappings, Audit audit, Clock clock) {
        this.entities = entities;
        this.catalogue = catalogue;
        this.mappings = mappings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * From where and how.
     *
     * @param mapping the name of the saved mapping by which the file is read
     * @param everyHours how long to wait between two fetches
     */
    @Schema(name = "FeedSettings")
    record Settings(
            @NotBlank
            @Size(max = 2000, message = "must have at most 2000 characters")
            @Pattern(regexp = Text.LINE, message = Text.PLAIN)
            String url,

            @NotBlank
            @Size(max = 100, message = "must have at most 100 characters")
            @Pattern(regexp = Text.LINE, message = Text.PLAIN)
            String mapping,

            @Min(value = 1, message = "must be from 1 to 720") @Max(value = 720, message = "must be from 1 to 720")
            int everyHours,

            boolean paused) {

        Settings {
            url = Text.orEmpty(url);
            mapping = Text.orEmpty(mapping);
        }

        URI uri() {
            return URI.create(url);
        }
    }

    /** The feed of a series, if it has one. */
    @Transactional
    Optional<Feed> of(UUID series) {
        return Optional.ofNullable(entities.find(Feed.class, series));
    }

    /**
     * Sets it up, or changes it.
     *
     * @param version of the feed that the change was made from; null to set one up
     * @throws ProblemException 404, 409 {@code series-retired}, 412, 422
     */
    @Transactional
    Feed set(UUID series, @Nullable Long version, @NotNull @Valid Settings settings, Person by) {
        catalogue.getToChange(series).requireActive();
        if (WebAddress.parse(settings.url()).isEmpty()) {
            throw ProblemException.invalid("url", "must be an address that starts with http:// or https://");
        }
        if (mappings.named(series, settings.mapping()).isEmpty()) {
            throw ProblemException.invalid("mapping", "names no saved mapping of this series: import a file first");
        }
        Feed feed = entities.find(Feed.class, series, LockModeType.PESSIMISTIC_WRITE);
        Settings before = feed == null ? null : feed.settings();
        if (feed == null) {
            Versions.check(version == null ? 0 : version, 0, () -> settings);
            feed = new Feed(series, settings, by, clock.instant());
            entities.persist(feed);
        } else {
            Feed found = feed;
            Versions.check(version == null ? -1 : version, found.version(), () -> FeedView.of(found));
            feed.set(settings, by, clock.instant());
        }
        entities.flush();
        record(by, series, before, settings);
        return feed;
    }

    /**
     * Fetches it no more; what it brought stays.
     *
     * @throws ProblemException 404, 412
     */
    @Transactional
    void remove(UUID series, long version, Person by) {
        catalogue.getToChange(series);
        Feed feed = entities.find(Feed.class, series, LockModeType.PESSIMISTIC_WRITE);
        if (feed == null) {
            throw ProblemException.notFound("feed of series", series);
        }
        Versions.check(version, feed.version(), () -> FeedView.of(feed));
        Settings before = feed.settings();
        entities.remove(feed);
        record(by, series, before, null);
    }

    private void record(Person by, UUID series, @Nullable Settings before, @Nullable Settings after) {
        Changes changes = new Changes().add("feed", before, after);
        if (!changes.isEmpty()) {
            audit.record(by, "series.feed-changed", series, Map.of(Changes.FIELD, changes.toMap()));
            LOG.infof("Feed of series %s changed", series);
        }
    }
}
