package org.plumbline.gateway.cache;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Writes what is kept to a client: the whole, its headers for HEAD, or that it has it already. */
final class Serving {

    private static final CharSequence CACHE_STATUS = HttpHeaders.createOptimized("Cache-Status");
    private static final CharSequence HIT = HttpHeaders.createOptimized("plumbline; hit");
    private static final CharSequence MISS = HttpHeaders.createOptimized("plumbline; fwd=miss");
    private static final CharSequence STALE = HttpHeaders.createOptimized("plumbline; hit; detail=revalidating");
    private static final CharSequence LABELLED =
            HttpHeaders.createOptimized("plumbline; hit; detail=service-unavailable");

    private static final CharSequence[] AGES = new CharSequence[64];

    static {
        for (int age = 0; age < AGES.length; age++) {
            AGES[age] = HttpHeaders.createOptimized(Integer.toString(age));
        }
    }

    private Serving() {}

    /** Where an answer came from; RFC 9211 has words for that. */
    enum Source {
        MEMORY,
        SERVICE,
        /** And the next is being fetched. */
        MEMORY_MEANWHILE,
        /** Because the service does not answer. */
        MEMORY_INSTEAD
    }

    private static CharSequence status(Source source) {
        return switch (source) {
            case MEMORY -> HIT;
            case SERVICE -> MISS;
            case MEMORY_MEANWHILE -> STALE;
            case MEMORY_INSTEAD -> LABELLED;
        };
    }

    /**
     * Answers.
     *
     * @return whether the client had it already
     */
    static boolean write(RoutingContext context, Stored stored, long age, Source source) {
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            request.resume();
        }
        Contents contents =
                source == Source.MEMORY_INSTEAD && stored.labelled() != null ? stored.labelled() : stored.contents();
        Representation form = contents.in(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        HttpServerResponse response = context.response();
        boolean held = stored.status() == 200 && form.isHeld(request.getHeader(HttpHeaders.IF_NONE_MATCH));
        MultiMap headers = response.headers().clear();
        (held ? form.unchanged() : form.headers()).writeTo(headers);
        headers.set(HttpHeaders.AGE, age < AGES.length ? AGES[(int) age] : Long.toString(age))
                .set(CACHE_STATUS, status(source));
        if (held) {
            response.setStatusCode(304).end();
        } else if (request.method().equals(HttpMethod.HEAD)) {
            response.setStatusCode(stored.status()).end();
        } else {
            response.setStatusCode(stored.status()).end(form.body());
        }
        return held;
    }
}
