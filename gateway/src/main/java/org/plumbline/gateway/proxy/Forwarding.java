package org.plumbline.gateway.proxy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;

import io.github.bucket4j.TimeMeter;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.gateway.answer.Accepted;
import org.plumbline.gateway.answer.Answers;
import org.plumbline.gateway.answer.Content;
import org.plumbline.gateway.answer.Notice;
import org.plumbline.gateway.answer.ProblemType;
import org.plumbline.gateway.client.ClientAddresses;
import org.plumbline.gateway.config.GatewayConfig;
import org.plumbline.gateway.config.PublicUrl;
import org.plumbline.gateway.route.Kind;
import org.plumbline.gateway.route.RequestTarget;
import org.plumbline.gateway.route.Route;
import org.plumbline.gateway.security.SameOrigin;

/**
 * Hands a request on to its service and the response back. Cookies end here, in both directions; what a client says
 * about where it comes from is replaced by what the gateway knows.
 */
@Singleton
public class Forwarding {

    private static final int MAX_BODY_BYTES = 2 * 1024 * 1024;
    private static final int MAX_FILE_BYTES = 12 * 1024 * 1024;

    private static final long LINGER_MILLISECONDS = 5_000;
    private static final long AT_ONCE_NANOSECONDS = TimeUnit.SECONDS.toNanos(3);
    private static final String TOO_OLD = "Nobody knows how long this is before it ends; ask for it by HTTP/1.1.";
    private static final Logger LOG = Logger.getLogger(Forwarding.class);
    private static final ProxyOptions WITHOUT_WEB_SOCKETS = new ProxyOptions().setSupportWebSocket(false);

    private final Upstreams upstreams;
    private final ClientAddresses clients;
    private final PublicUrl publicUrl;
    private final Cleaning cleaning;
    private final long publicPatience;
    private final Event<Outdated> outdated;
    private final TimeMeter time;

    Forwarding(
            Upstreams upstreams,
            ClientAddresses clients,
            GatewayConfig config,
            Event<Outdated> outdated,
            TimeMeter time) {
        this.upstreams = upstreams;
        this.clients = clients;
        this.publicUrl = config.publicUrl();
        this.cleaning = new Cleaning(publicUrl, upstreams.addresses());
        this.publicPatience = config.publicPatience().toMillis();
        this.outdated = outdated;
        this.time = time;
    }

    /**
     * Asks for what is the same for everybody, with nothing of what any client sent but the address. Fails with {@link
     * NoAnswer} at once if the service is known not to answer.
     */
    public Future<HttpClientResponse> ask(Route route, RequestTarget target, Map<CharSequence, String> headers) {
        Circuit circuit = upstreams.circuit(route.upstream());
        if (!circuit.mayAsk(time.currentTimeNanos())) {
            return Future.failedFuture(new NoAnswer());
        }
        long start = time.currentTimeNanos();
        return askOnce(route, target, headers)
                .recover(failure ->
                        isWorthAnother(failure, start) ? askOnce(route, target, headers) : Future.failedFuture(failure))
                .onSuccess(answer -> circuit.answered())
                .onFailure(failure -> learn(circuit, failure));
    }

    /**
     * Whether a kept connection was closed by the service just when it was used again, so that what changes nothing can be
     * asked a second time (RFC 9110, 9.2.2). Whatever was closed later had its time.
     */
    private boolean isWorthAnother(Throwable failure, long start) {
        return failure instanceof HttpClosedException && time.currentTimeNanos() - start < AT_ONCE_NANOSECONDS;
    }

    private Future<HttpClientResponse> askOnce(Route route, RequestTarget target, Map<CharSequence, String> headers) {
        return upstreams.request(route.upstream(), false, publicPatience).compose(request -> {
            request.setMethod(HttpMethod.GET).setURI(route.at(target));
            request.putHeader(HttpHeaders.HOST, publicUrl.authority())
                    .putHeader(HttpHeaders.ACCEPT, "*/*")
                    .putHeader("X-Forwarded-Proto", publicUrl.scheme())
                    .putHeader("X-Forwarded-Host", publicUrl.authority());
            headers.forEach(request::putHeader);
            return request.send();
        });
    }

    private void learn(Circuit circuit, Throwable failure) {
        if (NoAnswer.is(failure)) {
            circuit.noAnswer(time.currentTimeNanos());
        }
    }

    /** Takes from a service's headers what is not for a client, and puts right what it says of itself. */
    public void cleanAnswer(MultiMap headers) {
        cleaning.clean(headers);
    }

    /**
     * Answers with the service's answer.
     *
     * @param authorization the one {@code Authorization} header that the service gets, if any
     */
    public void forward(RoutingContext context, Route route, RequestTarget target, @Nullable String authorization) {
        HttpServerRequest request = context.request();
        boolean reading = isPublicReading(request, route, authorization);
        if (reading && !upstreams.circuit(route.upstream()).mayAsk(time.currentTimeNanos())) {
            Answers.problem(context, Notice.NO_ANSWER);
            return;
        }
        if (isStreamOfOldClient(request)) {
            Answers.problem(context, ProblemType.HTTP_VERSION, TOO_OLD);
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            // Nobody said how long it is, so it is read before the service hears of it.
            collect(context, body -> send(context, route, target, authorization, body, reading));
        } else {
            send(context, route, target, authorization, null, reading);
        }
    }

    /** HTTP/1.0 ends an answer by its length alone, and a stream has none. */
    private static boolean isStreamOfOldClient(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_0 && Accepted.isStream(request.getHeader(HttpHeaders.ACCEPT));
    }

    /** Nothing is lost if it is given up soon, and many may wait for it. */
    private static boolean isPublicReading(HttpServerRequest request, Route route, @Nullable String authorization) {
        boolean forReaders =
                switch (route.kind()) {
                    case PUBLIC, EMBEDDED, TIP, OPEN_API -> authorization == null;
                    case DESK, API -> false;
                };
        return forReaders
                && SameOrigin.isSafe(request.method())
                && !Accepted.isStream(request.getHeader(HttpHeaders.ACCEPT));
    }

    private void send(
            RoutingContext context,
            Route route,
            RequestTarget target,
            @Nullable String authorization,
            @Nullable Buffer collectedBody,
            boolean reading) {
        Exchange exchange = new Exchange(context, route, target, authorization, collectedBody, reading);
        // Whoever may read without a name has no streams, and no connections of their own for the asking.
        boolean stream = route.kind() != Kind.PUBLIC
                && route.kind() != Kind.EMBEDDED
                && route.kind() != Kind.TIP
                && Accepted.isStream(context.request().getHeader(HttpHeaders.ACCEPT));
        HttpProxy.reverseProxy(WITHOUT_WEB_SOCKETS, upstreams.client())
                .origin(proxied -> upstreams
                        .request(route.upstream(), stream, reading ? publicPatience : Upstreams.ANSWER_MILLISECONDS)
                        .compose(request -> exchange.through(request, stream)))
                .addInterceptor(exchange)
                .handle(context.request());
    }

    private static void collect(RoutingContext context, Consumer<Buffer> whole) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(failure -> LOG.debugf("Body of %s broke off: %s", request.path(), failure));
        request.handler(chunk -> {
            if (context.response().ended()) {
                return;
            }
            if (body.length() + chunk.length() > MAX_BODY_BYTES) {
                refuseTooLarge(context, MAX_BODY_BYTES);
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> {
            if (!context.response().ended()) {
                whole.accept(body);
            }
        });
        request.resume();
    }

    /**
     * How long a body may say that it is. The desk and the API take files, which are handed on as they come in, each
     * endpoint with a limit of its own; what does not say its length is held here as a whole and has to be smaller.
     */
    public static int maxBodyBytes(Route route) {
        return switch (route.kind()) {
            case PUBLIC, EMBEDDED, TIP -> MAX_BODY_BYTES;
            case DESK, API, OPEN_API -> MAX_FILE_BYTES;
        };
    }

    /** Says so and closes the connection, rather than to read the rest; a little later, so that the answer arrives. */
    public static void refuseTooLarge(RoutingContext context, int maxBytes) {
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        Answers.problem(
                context, ProblemType.TOO_LARGE, "A request may hold " + maxBytes / 1024 / 1024 + " MiB at most.");
        context.vertx().setTimer(LINGER_MILLISECONDS, timer -> context.request()
                .connection()
                .close());
    }

    /** One request on its way there and its response on the way back. */
    private final class Exchange implements ProxyInterceptor {

        private final RoutingContext context;
        private final String uri;
        private final @Nullable String authorization;
        private final @Nullable Buffer collectedBody;
        private final Circuit circuit;
        private final boolean reading;

        Exchange(
                RoutingContext context,
                Route route,
                RequestTarget target,
                @Nullable String authorization,
                @Nullable Buffer collectedBody,
                boolean reading) {
            this.context = context;
            this.uri = route.at(target);
            this.authorization = authorization;
            this.collectedBody = collectedBody;
            this.circuit = upstreams.circuit(route.upstream());
            this.reading = reading;
        }

        Future<HttpClientRequest> through(HttpClientRequest connected, boolean stream) {
            if (context.response().closed()) {
                // Nobody waits for the answer any more, so the connection goes to somebody else.
                connected.reset();
                return Future.failedFuture("The client went away");
            }
            connected.putHeader(HttpHeaders.HOST, publicUrl.authority());
            return Future.succeededFuture(GivenUp.harmless(context.vertx(), connected, stream));
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext proxied) {
            MultiMap headers = proxied.request().headers();
            Cleaning.removeHopByHop(headers);
            headers.remove(HttpHeaders.TRANSFER_ENCODING);
            headers.remove(HttpHeaders.COOKIE);
            headers.remove(HttpHeaders.AUTHORIZATION);
            headers.remove(HttpHeaders.EXPECT);
            if (!Accepted.isReadable(headers.get(HttpHeaders.ACCEPT))) {
                // As good as none: the services would stumble over it before they can answer with a problem.
                headers.remove(HttpHeaders.ACCEPT);
            }
            headers.remove("Forwarded");
            headers.remove("X-Real-IP");
            headers.names().stream()
                    .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-forwarded"))
                    .toList()
                    .forEach(headers::remove);
            headers.set("X-Forwarded-For", clients.of(context.request()).getHostAddress());
            headers.set("X-Forwarded-Proto", publicUrl.scheme());
            headers.set("X-Forwarded-Host", publicUrl.authority());
            if (authorization != null) {
                headers.set(HttpHeaders.AUTHORIZATION, authorization);
            }
            proxied.request().setURI(uri);
            if (collectedBody != null) {
                proxied.request().setBody(Body.body(collectedBody));
            }
            return sendOnceOrTwice(proxied)
                    .onSuccess(answer -> circuit.answered())
                    .recover(failure -> {
                        if (reading) {
                            learn(circuit, failure);
                        }
                        return Future.succeededFuture(unavailable(proxied, failure));
                    });
        }

        private Future<ProxyResponse> sendOnceOrTwice(ProxyContext proxied) {
            HttpServerRequest asked = context.request();
            if (!SameOrigin.isSafe(asked.method()) || hasBody(asked)) {
                return proxied.sendRequest();
            }
            asked.resume();
            proxied.request().setBody(null);
            long start = time.currentTimeNanos();
            return proxied.sendRequest()
                    .recover(failure -> isWorthAnother(failure, start)
                                    && !context.response().closed()
                            ? proxied.sendRequest()
                            : Future.failedFuture(failure));
        }

        private boolean hasBody(HttpServerRequest asked) {
            String length = asked.getHeader(HttpHeaders.CONTENT_LENGTH);
            return collectedBody != null
                    || (length != null && !length.equals("0"))
                    || asked.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext proxied) {
            MultiMap headers = proxied.response().headers();
            Set<String> keys = headers.getAll(Cleaning.OUTDATED).stream()
                    .flatMap(value -> Arrays.stream(value.split(" ", -1)))
                    .filter(key -> !key.isEmpty())
                    .collect(Collectors.toSet());
            if (!keys.isEmpty()) {
                outdated.fire(new Outdated(keys));
            }
            cleaning.clean(headers);
            Body body = proxied.response().getBody();
            if (context.request().version() == HttpVersion.HTTP_1_0 && body != null && body.length() < 0) {
                // The library would hold all of it, however long it is, to tell its length.
                answerInstead(
                        proxied.response().release(),
                        ProblemType.HTTP_VERSION,
                        Content.problem(context, ProblemType.HTTP_VERSION, TOO_OLD));
            }
            return proxied.sendResponse();
        }

        private ProxyResponse unavailable(ProxyContext proxied, Throwable failure) {
            LOG.logf(
                    context.response().closed() ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "No answer to %s %s: %s",
                    context.request().method(),
                    context.request().path(),
                    failure);
            ProxyResponse response = proxied.request().release().response();
            response.putHeader(HttpHeaders.RETRY_AFTER, Answers.RETRY_AFTER_SECONDS);
            return answerInstead(response, ProblemType.UNAVAILABLE, Content.problem(context, Notice.NO_ANSWER));
        }

        private static ProxyResponse answerInstead(ProxyResponse response, ProblemType type, Content content) {
            response.setStatusCode(type.status());
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.putHeader(HttpHeaders.CONTENT_TYPE, content.type());
            response.putHeader(HttpHeaders.VARY, Answers.VARY);
            return response.setBody(Body.body(content.body()));
        }
    }
}
