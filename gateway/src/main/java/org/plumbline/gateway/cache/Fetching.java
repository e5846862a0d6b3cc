package org.plumbline.gateway.cache;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.gateway.cache.Stored.Ticket;
import org.plumbline.gateway.config.CacheConfig;
import org.plumbline.gateway.proxy.Forwarding;
import org.plumbline.gateway.proxy.NoAnswer;
import org.plumbline.gateway.proxy.Rest;
import org.plumbline.gateway.route.RequestTarget;
import org.plumbline.gateway.route.Route;
import org.plumbline.gateway.security.SecurityHeaders;
import org.plumbline.gateway.security.SecurityHeaders.Confidentiality;
import org.plumbline.gateway.security.SecurityHeaders.Framing;

/**
 * Asks services for what is to be kept: once for any number of clients who want it at the same time, and with nothing of
 * what any of them sent but the address, so that nobody can put words into the answer that others get.
 */
@Singleton
class Fetching {

    private static final Logger LOG = Logger.getLogger(Fetching.class);

    private static final long LONGEST_SECONDS = 20;

    /** By which a service says of itself, not of what was asked for, that it does not work (RFC 5861, 4). */
    private static final Set<Integer> FAILURES = Set.of(500, 502, 503, 504);

    private final Vertx vertx;
    private final Forwarding forwarding;
    private final Memory memory;
    private final SecurityHeaders securityHeaders;
    private final CacheCounts counts;
    private final long mostBytes;

    Fetching(
            Vertx vertx,
            Forwarding forwarding,
            Memory memory,
            SecurityHeaders securityHeaders,
            CacheCounts counts,
            CacheConfig config) {
        this.vertx = vertx;
        this.forwarding = forwarding;
        this.memory = memory;
        this.securityHeaders = securityHeaders;
        this.counts = counts;
        this.mostBytes = config.maxAnswer().asLongValue();
    }

    /** Something to be asked for, by the one address that all who want it have. */
    record Wanted(Route route, RequestTarget target, Framing framing) {

        String address() {
            return target.uri();
        }
    }

    /** More than may be kept. */
    private static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooLong() {
            super("Longer than what may be kept", null, false, false);
        }
    }

    /**
     * Asks, or joins whoever asks already.
     *
     * @param held what is kept, and may only have to be confirmed
     */
    Future<Fetched> fetch(Wanted wanted, @Nullable Stored held) {
        Promise<Fetched> answer = Promise.promise();
        Future<Fetched> running = memory.join(wanted.address(), answer.future());
        if (running != null) {
            counts.coalesced.increment();
            return running;
        }
        Ticket ticket = memory.ask();
        ask(wanted, held, ticket)
                .timeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> failed(wanted, held, ticket, failure))
                .onComplete(done -> {
                    memory.done(wanted.address(), answer.future());
                    answer.handle(done);
                });
        return answer.future();
    }

    private Future<Fetched> ask(Wanted wanted, @Nullable Stored held, Ticket ticket) {
        String tag = held == null ? null : held.tag();
        Map<CharSequence, String> headers = tag == null ? Map.of() : Map.of(HttpHeaders.IF_NONE_MATCH, tag);
        return forwarding
                .ask(wanted.route(), wanted.target(), headers)
                .compose(response -> read(wanted, held, ticket, response));
    }

    private Future<Fetched> read(Wanted wanted, @Nullable Stored held, Ticket ticket, HttpClientResponse response) {
        int status = response.statusCode();
        if (FAILURES.contains(status)) {
            Rest.of(response);
            return failed(wanted, held, ticket, new IllegalStateException("It answered " + status));
        }
        if (status == 304 && held != null) {
            return response.end().map(end -> confirmed(wanted, held, ticket, response.headers()));
        }
        Optional<Freshness> freshness = Keeping.of(status, response.headers());
        if (freshness.isEmpty()) {
            Rest.of(response);
            forget(wanted, held);
            return Future.succeededFuture(new Fetched.NotForKeeping());
        }
        return body(response)
                .compose(body -> vertx.executeBlocking(
                        () -> stored(wanted, status, response.headers(), body, freshness.get(), ticket), false))
                .<Fetched>map(stored -> {
                    memory.keep(wanted.address(), stored);
                    return new Fetched.Kept(stored);
                })
                .recover(failure -> {
                    if (failure instanceof TooLong) {
                        forget(wanted, held);
                        return Future.succeededFuture(new Fetched.NotForKeeping());
                    }
                    return Future.failedFuture(failure);
                });
    }

    /** The service has spoken: what was kept takes the place of nothing any more. */
    private void forget(Wanted wanted, @Nullable Stored held) {
        if (held != null) {
            memory.forget(wanted.address(), held);
        }
    }

    private Future<Buffer> body(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > mostBytes && whole.tryFail(new TooLong())) {
                response.request().connection().close();
            }
        });
        response.endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }

    private Fetched confirmed(Wanted wanted, Stored held, Ticket ticket, MultiMap headers) {
        Set<String> keys = headers.contains(Keeping.KEYS) ? Keeping.keys(headers) : held.keys();
        Freshness freshness =
                Freshness.of(headers.getAll(HttpHeaders.CACHE_CONTROL)).orElse(held.freshness());
        Stored renewed = held.renewed(keys, freshness, ticket);
        memory.keep(wanted.address(), renewed);
        return new Fetched.Kept(renewed);
    }

    private Stored stored(
            Wanted wanted, int status, MultiMap received, Buffer body, Freshness freshness, Ticket ticket) {
        String tag = received.get(HttpHeaders.ETAG);
        Set<String> keys = Keeping.keys(received);
        MultiMap headers = HttpHeaders.headers().addAll(received);
        forwarding.cleanAnswer(headers);
        headers.remove(HttpHeaders.ETAG)
                .remove(HttpHeaders.CONTENT_LENGTH)
                .remove(HttpHeaders.TRANSFER_ENCODING)
                .remove(HttpHeaders.AGE)
                .remove(HttpHeaders.VARY);
        if (!headers.contains(HttpHeaders.DATE)) {
            headers.set(
                    HttpHeaders.DATE, DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        }
        securityHeaders.complete(headers, Confidentiality.PUBLIC, wanted.framing());
        return new Stored(
                status,
                tag,
                Contents.of(tag, headers, body.getBytes()),
                null,
                keys,
                freshness,
                ticket,
                new Stored.Failing());
    }

    /** What was kept takes the place of the answer, as long as the service allows that. */
    private Future<Fetched> failed(Wanted wanted, @Nullable Stored held, Ticket ticket, Throwable failure) {
        if (!(failure instanceof NoAnswer)) {
            LOG.warnf("No answer to keep for %s: %s", wanted.target().path(), failure.getMessage());
        }
        boolean silent = NoAnswer.is(failure);
        if (held == null || !held.mayReplaceAnError(ticket.nanoTime()) || !memory.holds(wanted.address(), held)) {
            return Future.succeededFuture(new Fetched.Failed(null, silent));
        }
        held.failing().failed(ticket.nanoTime());
        return labelled(wanted, held).map(labelled -> new Fetched.Failed(labelled, silent));
    }

    /** What is kept, with its label; that is made once and kept with it. */
    Future<Stored> labelled(Wanted wanted, Stored held) {
        if (held.labelled() != null) {
            return Future.succeededFuture(held);
        }
        return vertx.executeBlocking(held::withLabel, false)
                .onSuccess(labelled -> memory.replace(wanted.address(), held, labelled));
    }
}
