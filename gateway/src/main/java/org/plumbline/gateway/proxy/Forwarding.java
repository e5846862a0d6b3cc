package org.plumbline.gateway.proxy;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
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
import org.plumbline.gateway.answer.ProblemType;
import org.plumbline.gateway.client.ClientAddresses;
import org.plumbline.gateway.config.GatewayConfig;
import org.plumbline.gateway.config.PublicUrl;
import org.plumbline.gateway.route.RequestTarget;
import org.plumbline.gateway.route.Route;

/**
 * Hands a request on to its service and the response back. Cookies end here, in both directions; what a client says
 * about where it comes from is replaced by what the gateway knows.
 */
@Singleton
public class Forwarding {

    private static final int MAX_BODY_BYTES = 2 * 1024 * 1024;
    private static final int MAX_FILE_BYTES = 12 * 1024 * 1024;

    /** What a client is told whose request reached no service. */
    public static final String NO_ANSWER =
            "The service behind this page does not answer. Try again in a moment. If you sent something,"
                    + " go back and what you typed is still there; look first whether it has arrived.";

    /** By which a service names what its answer is made of, and what is outdated by the request. For the gateway alone. */
    private static final String MADE_OF = "Surrogate-Key";

    private static final String OUTDATED = "Surrogate-Purge";

    private static final long LINGER_MILLISECONDS = 1_000;
    private static final Logger LOG = Logger.getLogger(Forwarding.class);
    private static final ProxyOptions WITHOUT_WEB_SOCKETS = new ProxyOptions().setSupportWebSocket(false);

    /** Of RFC 9110, 7.6.1, and what older clients send. Transfer-Encoding is the proxy library's own business. */
    private static final List<String> HOP_BY_HOP = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Upgrade",
            "HTTP2-Settings");

    /** Of those, the connection's own framing must not be named away by a client. */
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "host");

    private final Upstreams upstreams;
    private final ClientAddresses clients;
    private final PublicUrl publicUrl;
    private final Event<Outdated> outdated;

    Forwarding(Upstreams upstreams, ClientAddresses clients, GatewayConfig config, Event<Outdated> outdated) {
        this.upstreams = upstreams;
        this.clients = clients;
        this.publicUrl = config.publicUrl();
        this.outdated = outdated;
    }

    /** Asks for what is the same for everybody, with nothing of what any client sent but the address. */
    public Future<HttpClientResponse> ask(Route route, RequestTarget target, Map<CharSequence, String> headers) {
        return upstreams.request(route.upstream(), false).compose(request -> {
            request.setMethod(HttpMethod.GET).setURI(route.at(target));
            request.putHeader(HttpHeaders.HOST, publicUrl.authority())
                    .putHeader(HttpHeaders.ACCEPT, "*/*")
                    .putHeader("X-Forwarded-Proto", publicUrl.scheme())
                    .putHeader("X-Forwarded-Host", publicUrl.authority());
            headers.forEach(request::putHeader);
            return request.send();
        });
    }

    /** Takes from a service's headers what is not for a client, and puts right what it says of itself. */
    public void cleanAnswer(MultiMap headers) {
        removeHopByHop(headers);
        headers.remove(HttpHeaders.SET_COOKIE);
        headers.remove("Set-Cookie2");
        headers.remove(MADE_OF);
        headers.remove(OUTDATED);
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, publicLocation(location));
        }
    }

    /**
     * Answers with the service's answer.
     *
     * @param authorization the one {@code Authorization} header that the service gets, if any
     */
    public void forward(RoutingContext context, Route route, RequestTarget target, @Nullable String authorization) {
        HttpServerRequest request = context.request();
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            // Nobody said how long it is, so it is read before the service hears of it.
            collect(context, body -> send(context, route, target, authorization, body));
        } else {
            send(context, route, target, authorization, null);
        }
    }

    private void send(
            RoutingContext context,
            Route route,
            RequestTarget target,
            @Nullable String authorization,
            @Nullable Buffer collectedBody) {
        HttpProxy.reverseProxy(WITHOUT_WEB_SOCKETS, upstreams.client())
                .origin(proxied -> upstreams
                        .request(
                                route.upstream(),
                                Accepted.isStream(context.request().getHeader(HttpHeaders.ACCEPT)))
                        .map(request -> request.putHeader(HttpHeaders.HOST, publicUrl.authority())))
                .addInterceptor(new Exchange(context, route.at(target), authorization, collectedBody))
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

        Exchange(RoutingContext context, String uri, @Nullable String authorization, @Nullable Buffer collectedBody) {
            this.context = context;
            this.uri = uri;
            this.authorization = authorization;
            this.collectedBody = collectedBody;
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext proxied) {
            MultiMap headers = proxied.request().headers();
            removeHopByHop(headers);
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
            return proxied.sendRequest().recover(failure -> Future.succeededFuture(unavailable(proxied, failure)));
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext proxied) {
            MultiMap headers = proxied.response().headers();
            Set<String> keys = headers.getAll(OUTDATED).stream()
                    .flatMap(value -> Arrays.stream(value.split(" ", -1)))
                    .filter(key -> !key.isEmpty())
                    .collect(Collectors.toSet());
            if (!keys.isEmpty()) {
                outdated.fire(new Outdated(keys));
            }
            cleanAnswer(headers);
            return proxied.sendResponse();
        }

        private ProxyResponse unavailable(ProxyContext proxied, Throwable failure) {
            LOG.warnf(
                    "No answer to %s %s: %s",
                    context.request().method(), context.request().path(), failure);
            Content content = Content.problem(context, ProblemType.UNAVAILABLE, NO_ANSWER);
            ProxyResponse response = proxied.request().release().response();
            response.setStatusCode(ProblemType.UNAVAILABLE.status());
            response.putHeader(HttpHeaders.RETRY_AFTER, Answers.RETRY_AFTER_SECONDS);
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.putHeader(HttpHeaders.CONTENT_TYPE, content.type());
            response.putHeader(HttpHeaders.VARY, "Accept");
            return response.setBody(Body.body(content.body()));
        }
    }

    private static void removeHopByHop(MultiMap headers) {
        for (String connection : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String named : connection.split(",", -1)) {
                String name = named.strip();
                if (!name.isEmpty() && !FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                    headers.remove(name);
                }
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }

    /** A service that speaks of itself by its inner address, or by http behind TLS, is put right. */
    private String publicLocation(String location) {
        URI uri;
        try {
            uri = URI.create(location);
        } catch (IllegalArgumentException e) {
            LOG.warnf("A service sent an unreadable Location: %s", e.getMessage());
            return location;
        }
        if (uri.getRawAuthority() == null) {
            return location;
        }
        boolean ours = uri.getRawAuthority().equalsIgnoreCase(publicUrl.authority())
                || upstreams.addresses().stream()
                        .anyMatch(address -> uri.getRawAuthority().equalsIgnoreCase(address.getRawAuthority()));
        if (!ours) {
            return location;
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
        return publicUrl + path + query + fragment;
    }
}
