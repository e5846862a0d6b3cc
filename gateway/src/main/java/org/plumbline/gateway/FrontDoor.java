package org.plumbline.gateway;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.gateway.answer.Answers;
import org.plumbline.gateway.answer.Eventually;
import org.plumbline.gateway.answer.Notice;
import org.plumbline.gateway.answer.ProblemType;
import org.plumbline.gateway.cache.PublicCache;
import org.plumbline.gateway.client.ClientAddresses;
import org.plumbline.gateway.health.Health;
import org.plumbline.gateway.limit.Limits;
import org.plumbline.gateway.login.Login;
import org.plumbline.gateway.login.Session;
import org.plumbline.gateway.login.Sessions;
import org.plumbline.gateway.proxy.Forwarding;
import org.plumbline.gateway.route.Kind;
import org.plumbline.gateway.route.RequestTarget;
import org.plumbline.gateway.route.Route;
import org.plumbline.gateway.route.Routes;
import org.plumbline.gateway.route.Upstream;
import org.plumbline.gateway.security.SameOrigin;
import org.plumbline.gateway.security.SecurityHeaders;
import org.plumbline.gateway.security.SecurityHeaders.Confidentiality;
import org.plumbline.gateway.security.SecurityHeaders.Framing;

/**
 * Takes every request before any route of the framework can, and passes none on to those: what the table does not name
 * is not there, {@code /q} included.
 */
@Singleton
class FrontDoor {

    private static final Logger LOG = Logger.getLogger(FrontDoor.class);
    private static final String CONFIDENTIALITY = FrontDoor.class.getName() + ".confidentiality";
    private static final String FRAMING = FrontDoor.class.getName() + ".framing";
    private static final String API = "/api/";
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE);

    private final SecurityHeaders securityHeaders;
    private final SameOrigin sameOrigin;
    private final ClientAddresses clients;
    private final Limits limits;
    private final Sessions sessions;
    private final Login login;
    private final PublicCache cache;
    private final Forwarding forwarding;
    private final Health health;

    FrontDoor(
            SecurityHeaders securityHeaders,
            SameOrigin sameOrigin,
            ClientAddresses clients,
            Limits limits,
            Sessions sessions,
            Login login,
            PublicCache cache,
            Forwarding forwarding,
            Health health) {
        this.securityHeaders = securityHeaders;
        this.sameOrigin = sameOrigin;
        this.clients = clients;
        this.limits = limits;
        this.sessions = sessions;
        this.login = login;
        this.cache = cache;
        this.forwarding = forwarding;
        this.health = health;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::enter).failureHandler(this::failed);
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        if ((!request.uri().startsWith(API) || isNobodys(request)) && cache.answer(context)) {
            return;
        }
        protect(context);
        Optional<RequestTarget> target = RequestTarget.parse(request.uri());
        if (target.isEmpty()) {
            Answers.problem(context, ProblemType.MALFORMED, "The address can be read in more than one way.");
            return;
        }
        Optional<Route> route = Routes.find(target.get().path());
        if (route.isEmpty()) {
            Answers.problem(context, Notice.NOTHING_HERE);
        } else if (!METHODS.contains(request.method())) {
            methodNotAllowed(
                    context, METHODS.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")));
        } else if (mustComeFromOurPages(route.get(), request) && !sameOrigin.isProvenBy(request.headers())) {
            Answers.problem(
                    context,
                    ProblemType.CROSS_SITE,
                    "Nothing was done. Send it from the page itself; if you did, your browser hides where it was.");
        } else if (isTooLarge(request, route.get())) {
            Forwarding.refuseTooLarge(context, Forwarding.maxBodyBytes(route.get()));
        } else {
            Optional<Duration> wait = limit(route.get().kind(), request);
            if (wait.isPresent()) {
                tooMany(context, route.get().kind(), wait.get());
            } else {
                serve(context, route.get(), target.get());
            }
        }
    }

    /** How long the client has to wait before it may send this; empty if it need not. */
    private Optional<Duration> limit(Kind kind, HttpServerRequest request) {
        InetAddress client = clients.of(request);
        return switch (kind) {
            case TIP -> SameOrigin.isSafe(request.method()) ? Optional.empty() : limits.takeTip(client);
            case API, OPEN_API -> limits.takeApiRequest(client);
            case PUBLIC, EMBEDDED, DESK -> Optional.empty();
        };
    }

    private static void tooMany(RoutingContext context, Kind kind, Duration wait) {
        String detail = kind == Kind.TIP
                ? "More came from your network address than one reader sends. Nothing was sent this time: go back, and what"
                        + " you typed is still there."
                : "More requests came from your address than this API answers.";
        Answers.tooMany(context, detail, wait);
    }

    private void protect(RoutingContext context) {
        context.put(CONFIDENTIALITY, Confidentiality.PRIVATE);
        context.put(FRAMING, Framing.NOBODY);
        context.addHeadersEndHandler(end -> {
            if (context.get(PublicCache.COMPLETE) == null) {
                securityHeaders.complete(
                        context.response().headers(), context.get(CONFIDENTIALITY), context.get(FRAMING));
            }
        });
    }

    /** Whatever acts with the session or with nobody's name could be sent by any page that a reader has open. */
    private static boolean mustComeFromOurPages(Route route, HttpServerRequest request) {
        return !SameOrigin.isSafe(request.method())
                && (route.kind() == Kind.TIP || route.upstream() == Upstream.GATEWAY || Sessions.isCarriedBy(request));
    }

    private static boolean isTooLarge(HttpServerRequest request, Route route) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length != null && Long.parseLong(length) > Forwarding.maxBodyBytes(route);
        } catch (NumberFormatException e) {
            // More digits than a long holds is more than anybody may send.
            return true;
        }
    }

    private void serve(RoutingContext context, Route route, RequestTarget target) {
        if (route.upstream() == Upstream.GATEWAY) {
            serveItself(context, target.path());
            return;
        }
        switch (route.kind()) {
            case EMBEDDED -> {
                context.put(CONFIDENTIALITY, Confidentiality.PUBLIC);
                context.put(FRAMING, Framing.ANYBODY);
                cache.serve(context, route, target, Framing.ANYBODY);
            }
            case PUBLIC -> {
                context.put(CONFIDENTIALITY, Confidentiality.PUBLIC);
                cache.serve(context, route, target, Framing.NOBODY);
            }
            case TIP -> {
                context.put(CONFIDENTIALITY, Confidentiality.PUBLIC);
                forwarding.forward(context, route, target, null);
            }
            case DESK ->
                Eventually.then(context, sessions.of(context), session -> serveDesk(context, route, target, session));
            case API, OPEN_API -> {
                if (route.kind() == Kind.OPEN_API && isNobodys(context.request())) {
                    cache.serve(context, route, target, Framing.NOBODY);
                    return;
                }
                String bearer = bearer(context.request());
                if (bearer != null) {
                    forwarding.forward(context, route, target, bearer);
                } else {
                    Eventually.then(
                            context, sessions.of(context), session -> serveApi(context, route, target, session));
                }
            }
        }
    }

    private void serveDesk(RoutingContext context, Route route, RequestTarget target, Session session) {
        switch (session) {
            case Session.Live live -> forwardAs(live, context, route, target);
            case Session.None none -> login.required(context, target);
            case Session.Unknown unknown -> login.providerDown(context);
        }
    }

    private void serveApi(RoutingContext context, Route route, RequestTarget target, Session session) {
        switch (session) {
            case Session.Live live -> forwardAs(live, context, route, target);
            case Session.None none -> forwarding.forward(context, route, target, null);
            case Session.Unknown unknown -> login.providerDown(context);
        }
    }

    private void forwardAs(Session.Live session, RoutingContext context, Route route, RequestTarget target) {
        context.put(CONFIDENTIALITY, Confidentiality.SESSION);
        forwarding.forward(context, route, target, "Bearer " + session.accessToken());
    }

    private void serveItself(RoutingContext context, String path) {
        HttpMethod method = context.request().method();
        boolean reading = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (path.equals("/logout") && method.equals(HttpMethod.POST)) {
            login.end(context);
            return;
        }
        if (!reading) {
            methodNotAllowed(context, path.equals("/logout") ? "GET, HEAD, POST" : "GET, HEAD");
            return;
        }
        switch (path) {
            case "/login" -> login.begin(context);
            case "/login/callback" -> login.complete(context);
            case "/logout" -> login.askToEnd(context);
            case "/health" ->
                health.state()
                        .onSuccess(state -> Answers.json(context, state.copy().put("cache", cache.state())))
                        .onFailure(context::fail);
            case "/openapi" ->
                Answers.json(
                        context,
                        new JsonObject().put("claims", "/openapi/claims").put("reviews", "/openapi/reviews"));
            default -> throw new IllegalStateException("The table names " + path + ", but nothing here serves it");
        }
    }

    /** Whether it is in nobody's name; a credential that is worth nothing is one. */
    private static boolean isNobodys(HttpServerRequest request) {
        return !request.headers().contains(HttpHeaders.AUTHORIZATION) && !Sessions.isCarriedBy(request);
    }

    private static @Nullable String bearer(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean isBearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        return isBearer ? authorization : null;
    }

    private static void methodNotAllowed(RoutingContext context, String allowed) {
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        Answers.problem(context, ProblemType.METHOD_NOT_ALLOWED, "The address does not take this method.");
    }

    private void failed(RoutingContext context) {
        if (context.get(CONFIDENTIALITY) == null) {
            // The router itself stumbled, before it came to us: over the target "*", for one.
            enter(context);
            return;
        }
        LOG.errorf(context.failure(), "%s failed", context.request().path());
        if (!context.response().headWritten()) {
            Answers.problem(context, ProblemType.INTERNAL, "It was logged. Try again later.");
        }
    }
}
