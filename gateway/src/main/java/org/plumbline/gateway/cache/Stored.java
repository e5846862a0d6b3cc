package org.plumbline.gateway.cache;

import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is kept.
 *
 * @param tag the service's own, to ask it whether it changed
 * @param labelled the same with a word that it may be outdated, once that was needed
 * @param keys by which it is purged
 * @param ticket when it was asked for
 */
record Stored(
        int status,
        @Nullable String tag,
        Contents contents,
        @Nullable Contents labelled,
        Set<String> keys,
        Freshness freshness,
        Ticket ticket,
        Failing failing) {

    /** What to do with it. */
    enum Use {
        /** Serve it. */
        FRESH,
        /** Serve it, and ask for the next. */
        WHILE_REVALIDATING,
        /** Serve it with a label: the service has just failed. */
        FAILED,
        /** Ask first. */
        EXPIRED
    }

    /**
     * When something was asked for.
     *
     * @param order of all that was asked for
     * @param purges how many purges there had been
     * @param nanoTime by the clock that ages are counted by
     */
    record Ticket(long order, long purges, long nanoTime) {}

    /** Until when the service is not asked again, because it failed. */
    static final class Failing {

        private static final long PAUSE_NANOSECONDS = TimeUnit.SECONDS.toNanos(2);

        private volatile boolean failed;
        private volatile long since;

        void failed(long nanoTime) {
            since = nanoTime;
            failed = true;
        }

        boolean hasFailed() {
            return failed;
        }

        boolean mayAskAgain(long nanoTime) {
            return nanoTime - since >= PAUSE_NANOSECONDS;
        }
    }

    /** In seconds. */
    long age(long nanoTime) {
        return Math.max(0, TimeUnit.NANOSECONDS.toSeconds(nanoTime - ticket.nanoTime()));
    }

    /**
     * What may be done with it now.
     *
     * @param blindAfter how old an answer may be, in seconds, if nobody hears of purges; null if purges are heard of
     */
    Use use(long nanoTime, @Nullable Long blindAfter) {
        long age = age(nanoTime);
        boolean blind = blindAfter != null && age >= blindAfter;
        if (!blind && age < freshness.fresh()) {
            return Use.FRESH;
        }
        if (failing.hasFailed() && mayReplaceAnError(nanoTime)) {
            return Use.FAILED;
        }
        return !blind && age < freshness.fresh() + freshness.whileRevalidating() ? Use.WHILE_REVALIDATING : Use.EXPIRED;
    }

    boolean mayReplaceAnError(long nanoTime) {
        return age(nanoTime) < freshness.fresh() + freshness.ifError();
    }

    /** The service said that it is the same still. */
    Stored renewed(Set<String> newKeys, Freshness newFreshness, Ticket asked) {
        return new Stored(status, tag, contents, null, newKeys, newFreshness, asked, new Failing());
    }

    /** With the form that says so on the page, if it is one. Other formats are labelled by their headers alone. */
    Stored withLabel() {
        if (labelled != null) {
            return this;
        }
        Representation plain = contents.plain();
        MultiMap headers = HttpHeaders.headers();
        plain.headers().writeTo(headers);
        headers.remove(HttpHeaders.ETAG).remove(HttpHeaders.CONTENT_LENGTH);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        Contents form = type != null && StaleNotice.fits(type)
                ? Contents.of(
                        Contents.withSuffix(plain.tag(), "-stale"), headers, StaleNotice.on(contents.plainBytes()))
                : contents.with(headers);
        return new Stored(status, tag, contents, form, keys, freshness, ticket, failing);
    }

    int bytes() {
        return contents.bytes() + (labelled == null ? 0 : labelled.bytesBeside(contents));
    }
}
