package org.plumbline.review.figure.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/** Where the file of a series is fetched again and again. */
@Entity
@Table(name = "figure_feed")
class Feed {

    @Id
    private UUID seriesId;

    @Version
    private long version;

    private String url;
    private String mappingName;
    private int everyHours;
    private boolean paused;
    private String setBySub;
    private String setByName;

    // What a fetch changes is no change that somebody has to have seen before they change the feed.
    @OptimisticLock(excluded = true)
    private Instant nextAt;

    @OptimisticLock(excluded = true)
    private @Nullable Instant lastAt;

    @OptimisticLock(excluded = true)
    private @Nullable String lastWords;

    @OptimisticLock(excluded = true)
    private boolean lastFailed;

    @OptimisticLock(excluded = true)
    private @Nullable String lastSha256;

    @OptimisticLock(excluded = true)
    private @Nullable UUID lastImport;

    protected Feed() {}

    Feed(UUID seriesId, KeepFeed.Settings settings, Person by, Instant now) {
        this.seriesId = seriesId;
        take(settings, by, now);
    }

    /** Takes over new settings; the next fetch is due at once. */
    void set(KeepFeed.Settings settings, Person by, Instant now) {
        take(settings, by, now);
    }

    private void take(KeepFeed.Settings settings, Person by, Instant now) {
        url = settings.url();
        mappingName = settings.mapping();
        everyHours = settings.everyHours();
        paused = settings.paused();
        setBySub = by.sub();
        setByName = by.name();
        nextAt = now;
        // Read anew, because it may be read otherwise now.
        lastSha256 = null;
    }

    /** Somebody is about to fetch it: nobody else shall before the next time. */
    void claim(Instant now) {
        nextAt = now.plus(Duration.ofHours(everyHours));
    }

    /** How a fetch ended. */
    void fetched(Instant at, String words, boolean failed) {
        lastAt = at;
        lastWords = words;
        lastFailed = failed;
    }

    /** What a fetch brought. */
    void brought(String sha256, UUID importId) {
        lastSha256 = sha256;
        lastImport = importId;
    }

    UUID seriesId() {
        return seriesId;
    }

    long version() {
        return version;
    }

    KeepFeed.Settings settings() {
        return new KeepFeed.Settings(url, mappingName, everyHours, paused);
    }

    Instant nextAt() {
        return nextAt;
    }

    @Nullable
    Instant lastAt() {
        return lastAt;
    }

    @Nullable
    String lastWords() {
        return lastWords;
    }

    boolean lastFailed() {
        return lastFailed;
    }

    @Nullable
    String lastSha256() {
        return lastSha256;
    }

    @Nullable
    UUID lastImport() {
        return lastImport;
    }

    /** Whoever set it answers for what it brings. */
    Person setBy() {
        return new Person(setBySub, setByName);
    }
}
