package org.plumbline.gateway.health;

import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import org.plumbline.gateway.proxy.Upstreams;
import org.plumbline.gateway.route.Upstream;

/** Which parts are up. The services are asked once in two seconds at most, however often the question comes. */
@Singleton
public class Health {

    private static final long KEEP_NANOSECONDS = TimeUnit.SECONDS.toNanos(2);

    private final Upstreams upstreams;
    private volatile @Nullable Asked last;

    Health(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    private record Asked(long nanoTime, Future<JsonObject> answer) {}

    /** {@code DEGRADED} while a service is down: the gateway itself is up, or it would not answer. */
    public Future<JsonObject> state() {
        long now = System.nanoTime();
        Asked asked = last;
        if (asked == null || now - asked.nanoTime() > KEEP_NANOSECONDS) {
            asked = new Asked(now, ask());
            last = asked;
        }
        return asked.answer();
    }

    private Future<JsonObject> ask() {
        Future<Boolean> claims = upstreams.isReady(Upstream.CLAIMS);
        Future<Boolean> reviews = upstreams.isReady(Upstream.REVIEWS);
        return Future.all(claims, reviews).map(both -> new JsonObject()
                .put("status", claims.result() && reviews.result() ? "UP" : "DEGRADED")
                .put(
                        "parts",
                        new JsonObject()
                                .put("gateway", "UP")
                                .put("claims-service", word(claims.result()))
                                .put("review-service", word(reviews.result()))));
    }

    private static String word(boolean ready) {
        return ready ? "UP" : "DOWN";
    }
}
