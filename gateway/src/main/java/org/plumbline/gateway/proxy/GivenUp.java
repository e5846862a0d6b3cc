package org.plumbline.gateway.proxy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request be given up, because its client went away, without harm to others. Vert.x closes the connection of a
 * request that is reset, even if its answer has come as a whole and another request has the connection by then. So once
 * an answer has begun, the rest of it is let go by instead; only a stream, whose connection nobody gets after it, is reset.
 */
final class GivenUp implements InvocationHandler {

    private final Vertx vertx;
    private final HttpClientRequest request;
    private final boolean stream;
    private @Nullable HttpClientResponse response;
    private boolean ended;

    private GivenUp(Vertx vertx, HttpClientRequest request, boolean stream) {
        this.vertx = vertx;
        this.request = request;
        this.stream = stream;
    }

    /** The request as whoever proxies it sees it. */
    static HttpClientRequest harmless(Vertx vertx, HttpClientRequest request, boolean stream) {
        GivenUp givenUp = new GivenUp(vertx, request, stream);
        request.response().onSuccess(givenUp::answered);
        return (HttpClientRequest) Proxy.newProxyInstance(
                HttpClientRequest.class.getClassLoader(), new Class<?>[] {HttpClientRequest.class}, givenUp);
    }

    private void answered(HttpClientResponse begun) {
        response = begun;
        begun.end().onComplete(end -> ended = true);
    }

    @Override
    public @Nullable Object invoke(Object proxied, Method method, Object @Nullable [] arguments) throws Throwable {
        HttpClientResponse begun = response;
        if (method.getName().equals("reset") && begun != null && !stream) {
            // Later: the end may be what is being told just now.
            vertx.runOnContext(later -> letGoBy(begun));
            return true;
        }
        try {
            return method.invoke(request, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void letGoBy(HttpClientResponse begun) {
        if (!ended) {
            Rest.of(begun);
            begun.resume();
        }
    }
}
