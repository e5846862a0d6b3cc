package org.plumbline.gateway.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

import org.plumbline.gateway.answer.Accepted;
import org.plumbline.gateway.answer.Answers;
import org.plumbline.gateway.answer.Notice;
import org.plumbline.gateway.cache.Fetching.Wanted;
import org.plumbline.gateway.cache.Serving.Source;
import org.plumbline.gateway.proxy.Forwarding;
import org.plumbline.gateway.proxy.Outdated;
import org.plumbline.gateway.proxy.Upstreams;
import org.plumbline.gateway.route.RequestTarget;
import org.plumbline.gateway.route.Route;
import org.plumbline.gateway.security.SecurityHeaders.Framing;

/**
 * Answers what is the same for everybody from memory, where the service allows that, and otherwise has the request handed
 * on as it is. It never looks at who asks.
 */
@Singleton
public class PublicCache {

    /** Set on a request whose answer has all the headers that it needs. */
    public static final String COMPLETE = PublicCache.class.getName() + ".complete";

    private static final long PATIENCE_MILLISECONDS = 25_000;

    /** Where there is something to serve instead. */
    private static final long IMPATIENCE_MILLISECONDS = 3_000;

    private static final int LONGEST_ADDRESS = 1_024;
    private static final Duration NOT_KEPT = Duration.ofSeconds(10);
    private static final int MOST_NOT_KEPT = 10_000;

    private final Vertx vertx;
    private final Memory memory;
    private final Fetching fetching;
    private final Forwarding forwarding;
    private final Upstreams upstreams;
    private final Liveness liveness;
    private final CacheCounts counts;
    private final TimeMeter time;

    /** Addresses whose answers were not for keeping a moment ago: nobody waits there for another's answer. */
    private final Cache<String, Boolean> notKept;

    PublicCache(
            Vertx vertx,
            Memory memory,
            Fetching fetching,
            Forwarding forwarding,
            Upstreams upstreams,
            Liveness liveness,
            CacheCounts counts,
            TimeMeter time) {
        this.vertx = vertx;
        this.memory = memory;
        this.fetching = fetching;
        this.forwarding = forwarding;
        this.upstreams = upstreams;
        this.liveness = liveness;
        this.counts = counts;
        this.time = time;
        notKept = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(time::currentTimeNanos)
                .maximumSize(MOST_NOT_KEPT)
                .expireAfterWrite(NOT_KEPT)
                .build();
    }

    /**
     * Answers at once if there is a fresh answer. An address under which something is kept has passed all checks when it
     * was fetched, to the letter, so that none has to be made again.
     *
     * @return whether it did
     */
    public boolean answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpMethod method = request.method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return false;
        }
        Stored stored = memory.find(request.uri());
        if (stored == null) {
            return false;
        }
        long now = time.currentTimeNanos();
        if (stored.use(now, liveness.blindAfter(now)) != Stored.Use.FRESH || !asksPlainly(request)) {
            return false;
        }
        counts.hits.increment();
        write(context, stored, Source.MEMORY);
        return true;
    }

    /** Answers from memory, asks the service for an answer that others get too, or hands the request on. */
    public void serve(RoutingContext context, Route route, RequestTarget target, Framing framing) {
        RequestTarget normal = Address.normal(target);
        if (!isForMany(context.request(), normal)) {
            counts.passed.increment();
            forwarding.forward(context, route, target, null);
            return;
        }
        Wanted wanted = new Wanted(route, normal, framing);
        Stored held = memory.find(wanted.address());
        if (held == null) {
            counts.misses.increment();
            await(context, target, wanted, null);
            return;
        }
        long now = time.currentTimeNanos();
        switch (held.use(now, liveness.blindAfter(now))) {
            case FRESH -> {
                counts.hits.increment();
                write(context, held, Source.MEMORY);
            }
            case WHILE_REVALIDATING -> {
                if (upstreams.circuit(route.upstream()).isSilent() && held.mayReplaceAnError(now)) {
                    writeLabelled(context, wanted, held);
                } else {
                    counts.stale.increment();
                    write(context, held, Source.MEMORY_MEANWHILE);
                }
                refresh(wanted, held);
            }
            case FAILED -> {
                if (held.failing().mayAskAgain(now)) {
                    // The failure may be hours ago: this reader finds out, and others get what is kept meanwhile.
                    held.failing().failed(now);
                    counts.misses.increment();
                    await(context, target, wanted, held);
                } else {
                    writeLabelled(context, wanted, held);
                }
            }
            case EXPIRED -> {
                counts.misses.increment();
                await(context, target, wanted, held);
            }
        }
    }

    /** Something has become outdated through a request that went through this gateway: its sender sees that at once. */
    void outdated(@Observes Outdated outdated) {
        memory.purge(outdated.keys());
    }

    /** What there is and how often what happened, for whoever watches. */
    public JsonObject state() {
        return new JsonObject()
                .put("answers", memory.answers())
                .put("bytes", memory.bytes())
                .put("hears-of-purges", liveness.blindAfter(time.currentTimeNanos()) == null)
                .put("hits", counts.hits.sum())
                .put("unchanged", counts.unchanged.sum())
                .put("stale", counts.stale.sum())
                .put("labelled", counts.labelled.sum())
                .put("misses", counts.misses.sum())
                .put("coalesced", counts.coalesced.sum())
                .put("passed", counts.passed.sum())
                .put("purges", counts.purges.sum())
                .put("refused", counts.refused.sum());
    }

    private boolean isForMany(HttpServerRequest request, RequestTarget normal) {
        boolean reading =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return reading
                && asksPlainly(request)
                && normal.uri().length() <= LONGEST_ADDRESS
                && !Accepted.isStream(request.getHeader(HttpHeaders.ACCEPT))
                && notKept.getIfPresent(normal.uri()) == null;
    }

    /** Without a body, which would be somebody's own. Whoever asks for a part gets the whole (RFC 9110, 14.2). */
    private static boolean asksPlainly(HttpServerRequest request) {
        return !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && !request.headers().contains(HttpHeaders.EXPECT)
                && isNothing(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    }

    private static boolean isNothing(@Nullable String length) {
        return length == null || length.equals("0");
    }

    /** One of however many readers of an older page asks for the next one, and sees to it that it comes. */
    private void refresh(Wanted wanted, Stored held) {
        if (memory.isAsked(wanted.address())) {
            return;
        }
        Future<Fetched> next = fetching.fetch(wanted, held).onSuccess(fetched -> remember(wanted, fetched));
        vertx.setTimer(IMPATIENCE_MILLISECONDS, late -> {
            if (!next.isComplete()) {
                held.failing().failed(time.currentTimeNanos());
            }
        });
    }

    private void await(RoutingContext context, RequestTarget target, Wanted wanted, @Nullable Stored held) {
        Context mine = vertx.getOrCreateContext();
        AtomicBoolean waiting = new AtomicBoolean(true);
        Future<Fetched> fetched = fetching.fetch(wanted, held);
        boolean hasAnother = held != null && held.mayReplaceAnError(time.currentTimeNanos());
        long timer = vertx.setTimer(hasAnother ? IMPATIENCE_MILLISECONDS : PATIENCE_MILLISECONDS, late -> {
            if (waiting.compareAndSet(true, false)) {
                tooLate(context, wanted, held);
            }
        });
        // The answer comes on the thread of whoever asked first; each client is answered on its own.
        fetched.onComplete(done -> mine.runOnContext(now -> {
            if (waiting.compareAndSet(true, false)) {
                vertx.cancelTimer(timer);
                if (done.succeeded()) {
                    answer(context, target, wanted, done.result());
                } else {
                    context.fail(done.cause());
                }
            }
        }));
    }

    private void answer(RoutingContext context, RequestTarget target, Wanted wanted, Fetched fetched) {
        remember(wanted, fetched);
        switch (fetched) {
            case Fetched.Kept(Stored stored) -> write(context, stored, Source.SERVICE);
            case Fetched.Failed(Stored instead, boolean _)
            when instead != null -> {
                counts.labelled.increment();
                write(context, instead, Source.MEMORY_INSTEAD);
            }
            case Fetched.Failed(Stored _, boolean silent)
            when silent -> {
                if (!context.response().closed()) {
                    Answers.problem(context, Notice.NO_ANSWER);
                }
            }
            case Fetched.Failed _, Fetched.NotForKeeping _ -> {
                if (!context.response().closed()) {
                    counts.passed.increment();
                    forwarding.forward(context, wanted.route(), target, null);
                }
            }
        }
    }

    private void remember(Wanted wanted, Fetched fetched) {
        boolean error = fetched instanceof Fetched.Failed(Stored instead, boolean silent) && instead == null && !silent;
        if (error || fetched instanceof Fetched.NotForKeeping) {
            notKept.put(wanted.address(), true);
        }
    }

    private void tooLate(RoutingContext context, Wanted wanted, @Nullable Stored held) {
        long now = time.currentTimeNanos();
        if (held != null && held.mayReplaceAnError(now) && memory.holds(wanted.address(), held)) {
            held.failing().failed(now);
            writeLabelled(context, wanted, held);
        } else {
            Answers.problem(context, Notice.NO_ANSWER);
        }
    }

    private void writeLabelled(RoutingContext context, Wanted wanted, Stored held) {
        counts.labelled.increment();
        if (held.labelled() != null) {
            write(context, held, Source.MEMORY_INSTEAD);
            return;
        }
        fetching.labelled(wanted, held)
                .onSuccess(labelled -> write(context, labelled, Source.MEMORY_INSTEAD))
                .onFailure(context::fail);
    }

    private void write(RoutingContext context, Stored stored, Source source) {
        if (context.response().closed()) {
            return;
        }
        context.put(COMPLETE, true);
        if (Serving.write(context, stored, stored.age(time.currentTimeNanos()), source)) {
            counts.unchanged.increment();
        }
    }
}
