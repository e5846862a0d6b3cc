package org.plumbline.review.figure.imports;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import org.plumbline.kit.fetch.Bytes;
import org.plumbline.kit.fetch.DataFetcher;
import org.plumbline.kit.fetch.FetchRefused;
import org.plumbline.kit.fetch.Fetched;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.figure.series.SeriesCatalogue;

/**
 * Fetches the files that are due. What is new in one is imported at once; if anything of it is striking, it waits for a
 * person to look at it.
 *
 * <p>A feed is claimed in a transaction of its own by moving its next time, so that no two instances fetch it; no
 * transaction is open while it is fetched. If the service dies in between, the file comes the next time.
 */
@ApplicationScoped
class FetchFeeds {

    private static final Logger LOG = Logger.getLogger(FetchFeeds.class);

    private final EntityManager entities;
    private final SeriesCatalogue catalogue;
    private final FigureImports imports;
    private final PrepareImport preparing;
    private final SteerImport steering;
    private final DataFetcher files;
    private final Clock clock;

    FetchFeeds(
            EntityManager entities,
            SeriesCatalogue catalogue,
            FigureImports imports,
            PrepareImport preparing,
            SteerImport steering,
            DataFetcher files,
            Clock clock) {
        this.entities = entities;
        this.catalogue = catalogue;
        this.imports = imports;
        this.preparing = preparing;
        this.steering = steering;
        this.files = files;
        this.clock = clock;
    }

    private record Due(UUID series, URI url) {}

    private record Outcome(String words, boolean failed) {}

    /** Fetches one file that is due; false if none is, or others have them all. */
    boolean next() {
        Optional<Due> claimed = QuarkusTransaction.requiringNew().call(this::claim);
        claimed.ifPresent(due -> {
            Outcome outcome = fetch(due);
            QuarkusTransaction.requiringNew().run(() -> note(due.series(), outcome));
        });
        return claimed.isPresent();
    }

    private Optional<Due> claim() {
        List<?> due = entities.createNativeQuery("""
                        select f.series_id from figure_feed f join series s on s.id = f.series_id
                        where not f.paused and s.retired_at is null and f.next_at <= :now
                        order by f.next_at limit 1 for update of f skip locked""", UUID.class)
                .setParameter("now", clock.instant())
                .getResultList();
        return due.stream().findFirst().map(id -> {
            Feed feed = entities.find(Feed.class, id);
            feed.claim(clock.instant());
            return new Due(feed.seriesId(), feed.settings().uri());
        });
    }

    private Outcome fetch(Due due) {
        try {
            Fetched fetched = files.fetch(due.url());
            return QuarkusTransaction.requiringNew().call(() -> take(due.series(), fetched.body()));
        } catch (FetchRefused e) {
            return new Outcome(String.valueOf(e.getMessage()), true);
        } catch (ProblemException e) {
            return new Outcome("The file could not be taken in: " + e.detail(), true);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The feed of series %s failed", due.series());
            return new Outcome("Something went wrong on our side; it was logged.", true);
        }
    }

    private Outcome take(UUID series, Bytes content) {
        catalogue.getToChange(series).requireActive();
        Feed feed = entities.find(Feed.class, series, LockModeType.PESSIMISTIC_WRITE);
        if (feed == null) {
            return new Outcome("The feed was removed meanwhile.", true);
        }
        String sha256 = content.sha256Hex();
        if (sha256.equals(feed.lastSha256())) {
            return isHeld(feed)
                    ? new Outcome("The last file still waits for somebody to look at it.", true)
                    : new Outcome("Nothing new: the file is the same as the last one.", false);
        }
        Person by = feed.setBy();
        discardHeld(feed, by);
        String name = feed.settings().uri().getHost();
        FigureImport taken = preparing.take(
                series,
                new PrepareImport.NewFile(content, name, null, feed.settings().mapping(), true),
                by,
                null);
        feed.brought(sha256, taken.id());
        return decide(taken, by);
    }

    private Outcome decide(FigureImport taken, Person by) {
        SteerImport.Order order = new SteerImport.Order(taken.seriesId(), taken.id(), taken.version(), by, false, null);
        String refused = taken.refused() == 0 ? "" : " " + taken.refused() + " rows could not be read.";
        if (taken.waiting() == 0) {
            steering.start(order);
            return new Outcome("Nothing new in " + taken.total() + " rows." + refused, taken.refused() > 0);
        }
        if (taken.flagged() > 0) {
            return new Outcome(
                    taken.waiting() + " new rows wait for somebody to look at them: " + taken.flagged()
                            + " are striking." + refused,
                    true);
        }
        steering.start(order);
        return new Outcome(
                taken.waiting() + " new rows, " + taken.restating() + " of them restatements." + refused,
                taken.refused() > 0);
    }

    /** A newer file of the feed takes the place of one that nobody has looked at yet. */
    private void discardHeld(Feed feed, Person by) {
        UUID last = feed.lastImport();
        if (last != null && isHeld(feed)) {
            FigureImport held = imports.getToChange(feed.seriesId(), last);
            steering.cancel(new SteerImport.Order(feed.seriesId(), held.id(), held.version(), by, false, null));
        }
    }

    private boolean isHeld(Feed feed) {
        UUID last = feed.lastImport();
        return last != null && imports.get(feed.seriesId(), last).state() == ImportState.PREVIEW;
    }

    private void note(UUID series, Outcome outcome) {
        Feed feed = entities.find(Feed.class, series, LockModeType.PESSIMISTIC_WRITE);
        if (feed != null) {
            feed.fetched(clock.instant(), outcome.words(), outcome.failed());
        }
        LOG.infof("Feed of series %s fetched: %s", series, outcome.failed() ? "needs a look" : "done");
    }
}
