package org.plumbline.gateway.proxy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request be given up, because its client went away, without harm to others. Vert.x closes the connection of a
 * request that is reset, even if its answer has come as a whole and another request has the connection by then. So once
 * a request was sent and its answer has begun, the rest of it is let go by instead. Reset is what nobody else can have the
 * connection of: a request that was not sent as a whole, and a stream.
 */
final class GivenUp implements InvocationHandler {

    private final Vertx vertx;
    private final HttpClientRequest request;
    private final boolean stream;
    private @Nullable HttpClientResponse response;
    private boolean sent;
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
        switch (method.getName()) {
            case "end" -> sent = true;
            case "reset" -> {
                if (begun != null && sent && !isStream(begun)) {
                    // Later: the end may be what is being told just now.
                    vertx.runOnContext(later -> letGoBy(begun));
                    return true;
                }
            }
            default -> {
                // Handed on as it is.
            }
        }
        try {
            return method.invoke(request, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean isStream(HttpClientResponse begun) {
        String type = begun.getHeader(HttpHeaders.CONTENT_TYPE);
        return stream || (type != null && type.startsWith("text/event-stream"));
    }

    private void letGoBy(HttpClientResponse begun) {
        if (ended) {
            return;
        }
        Rest.of(begun);
        begun.resume();
        long late = vertx.setTimer(Upstreams.ANSWER_MILLISECONDS, time -> {
            if (!ended) {
                request.reset();
            }
        });
        begun.end().onComplete(end -> vertx.cancelTimer(late));
    }
}
