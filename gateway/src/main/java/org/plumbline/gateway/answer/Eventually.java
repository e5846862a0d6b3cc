package org.plumbline.gateway.answer;

import java.util.function.Consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Goes on with a request when something is known, and answers it also when that goes wrong. */
public final class Eventually {

    private Eventually() {}

    /** Whatever fails, the step itself included, fails the request. */
    public static <T> void then(RoutingContext context, Uni<T> uni, Consumer<T> step) {
        then(context, uni, step, context::fail);
    }

    /** As {@link #then(RoutingContext, Uni, Consumer)}, with a step of its own for a failure. */
    public static <T> void then(RoutingContext context, Uni<T> uni, Consumer<T> step, Consumer<Throwable> failureStep) {
        uni.subscribe().with(item -> run(context, step, item), failure -> run(context, failureStep, failure));
    }

    private static <T> void run(RoutingContext context, Consumer<T> step, T argument) {
        try {
            step.accept(argument);
        } catch (RuntimeException e) {
            context.fail(e);
        }
    }
}
