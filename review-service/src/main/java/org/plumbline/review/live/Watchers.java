package org.plumbline.review.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Deactivations;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/**
 * The open pages of this instance, and the thread that looks for all of them together what is new: one query each
 * second, however many there are, and none while there is nobody.
 */
@ApplicationScoped
class Watchers {

    private static final Logger LOG = Logger.getLogger(Watchers.class);

    /** How many rounds pass between saying who is there; a page that was not seen for 15 s counts as closed. */
    private static final int ROUNDS_PER_SIGN_OF_LIFE = 5;

    private final Map<UUID, Watcher> watchers = new ConcurrentHashMap<>();
    private final Presence presence;
    private final Deactivations deactivations;
    private final LiveConfig config;
    private final Clock clock;
    private volatile boolean stopping;
    private @Nullable Thread thread;
    private int round;
    private boolean failing;

    Watchers(Presence presence, Deactivations deactivations, LiveConfig config, Clock clock) {
        this.presence = presence;
        this.deactivations = deactivations;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("live-rounds").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        watchers.values().forEach(Watcher::end);
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }

    /**
     * Takes an open page in, and tells it at once how things stand.
     *
     * @throws ProblemException 429 if the person has too many open, 503 if this instance has
     */
    synchronized void add(Watcher watcher) {
        if (stopping || watchers.size() >= config.streams()) {
            throw ProblemException.of(
                    ProblemType.UNAVAILABLE, "More pages are open than can be kept up to date. Yours works without.");
        }
        String sub = watcher.person().sub();
        if (watchers.values().stream()
                        .filter(one -> one.person().sub().equals(sub))
                        .count()
                >= config.streamsPerPerson()) {
            throw ProblemException.of(
                    ProblemType.TOO_MANY_REQUESTS, "You have more pages open than are kept up to date.");
        }
        presence.seen(List.of(watcher));
        presence.of(List.of(watcher.reviewId())).forEach(watcher::tell);
        watchers.put(watcher.id(), watcher);
    }

    /** The page was closed, or nobody may look at it any more. */
    void remove(Watcher watcher) {
        watcher.end();
        if (watchers.remove(watcher.id()) != null) {
            presence.gone(watcher.id());
        }
    }

    private void run() {
        while (!stopping) {
            try {
                Thread.sleep(config.every());
                round();
                if (failing) {
                    LOG.info("Open pages are kept up to date again");
                    failing = false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // The database is away, say: pages learn what they missed once it is back.
                if (!failing && !stopping) {
                    LOG.warn("Open pages cannot be kept up to date; trying again until they can", e);
                    failing = true;
                }
            }
        }
    }

    private void round() {
        if (watchers.isEmpty()) {
            return;
        }
        if (round++ % ROUNDS_PER_SIGN_OF_LIFE == 0) {
            endThoseOver();
            presence.seen(watchers.values());
            presence.forgetTheLost();
        }
        Set<UUID> reviews = watchers.values().stream().map(Watcher::reviewId).collect(Collectors.toSet());
        Map<UUID, LiveState> states =
                presence.of(reviews).stream().collect(Collectors.toMap(LiveState::reviewId, state -> state));
        for (Watcher watcher : watchers.values()) {
            LiveState state = states.get(watcher.reviewId());
            if (state != null) {
                watcher.tell(state);
            }
        }
    }

    /** Their browsers come back with a new token, if they may have one. */
    private void endThoseOver() {
        Instant now = clock.instant();
        Set<String> subs = watchers.values().stream()
                .map(watcher -> watcher.person().sub())
                .filter(deactivations::isDeactivated)
                .collect(Collectors.toSet());
        for (Watcher watcher : List.copyOf(watchers.values())) {
            if (watcher.isOver(now) || subs.contains(watcher.person().sub())) {
                remove(watcher);
            }
        }
    }
}
