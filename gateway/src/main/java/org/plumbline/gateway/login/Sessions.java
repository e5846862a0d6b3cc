package org.plumbline.gateway.login;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import org.plumbline.gateway.config.GatewayConfig;

/**
 * The login session, kept by Quarkus' OpenID Connect in encrypted cookies. Asked for only where a request needs it, so
 * that public pages never depend on a cookie or on the identity provider.
 */
@Singleton
public class Sessions {

    private static final Logger LOG = Logger.getLogger(Sessions.class);
    private static final String COOKIE_PREFIX = "q_session";

    private final Vertx vertx;
    private final HttpAuthenticator authenticator;
    private final boolean secure;

    Sessions(Vertx vertx, HttpAuthenticator authenticator, GatewayConfig config) {
        this.vertx = vertx;
        this.authenticator = authenticator;
        this.secure = config.publicUrl().isSecure();
    }

    /** Whether the request carries a session cookie, valid or not. */
    public static boolean isCarriedBy(HttpServerRequest request) {
        return request.cookies().stream().anyMatch(cookie -> cookie.getName().startsWith(COOKIE_PREFIX));
    }

    /** Finds out what the request's cookie is worth, with a refresh where the access token has expired. Never fails. */
    public Uni<Session> of(RoutingContext context) {
        if (!isCarriedBy(context.request())) {
            return Uni.createFrom().item(new Session.None());
        }
        return identify(context)
                .map(identity -> identity.<Session>map(known -> new Session.Live(
                                known.getCredential(AccessTokenCredential.class).getToken()))
                        .orElseGet(() -> none(context)))
                .onFailure()
                .recoverWithItem(failure -> {
                    if (isProviderDown(failure)) {
                        LOG.warnf("A session cannot be checked: %s", failure);
                        return new Session.Unknown();
                    }
                    LOG.debugf(failure, "A session has ended");
                    return none(context);
                });
    }

    /**
     * What Quarkus makes of the request's cookies; empty without any that count. Fails with
     * {@link AuthenticationRedirectException} where a login or logout goes on elsewhere.
     */
    Uni<Optional<SecurityIdentity>> identify(RoutingContext context) {
        return onThisThread(Uni.createFrom()
                .deferred(() -> authenticator.attemptAuthentication(context))
                .map(Optional::ofNullable));
    }

    /** Where the browser has to go to log in; empty if Quarkus sees a loop in it. */
    Uni<Optional<String>> challenge(RoutingContext context) {
        return onThisThread(Uni.createFrom()
                .deferred(() -> authenticator.getChallenge(context))
                .map(Sessions::locationOf));
    }

    /** Has the browser forget the session. */
    void clear(RoutingContext context) {
        for (Cookie cookie : context.request().cookies()) {
            if (cookie.getName().startsWith(COOKIE_PREFIX)) {
                context.response()
                        .addCookie(Cookie.cookie(cookie.getName(), "")
                                .setPath("/")
                                .setMaxAge(0)
                                .setHttpOnly(true)
                                .setSecure(secure)
                                .setSameSite(CookieSameSite.LAX));
            }
        }
    }

    /**
     * Whether it failed because the identity provider gave no proper answer, and not because of the session. A session
     * must survive that: only an answer that the grant is invalid ends it.
     */
    static boolean isProviderDown(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean unanswered = cause instanceof IOException
                    || cause instanceof VertxException
                    || cause instanceof TimeoutException
                    || cause instanceof io.smallrye.mutiny.TimeoutException
                    // Quarkus passes on the cause of a broken connection, and stumbles where it has none.
                    || cause instanceof NullPointerException;
            boolean answeredOddly = cause instanceof OIDCException
                    && (cause.getMessage() == null || !cause.getMessage().contains("invalid_grant"));
            if (unanswered || answeredOddly) {
                return true;
            }
        }
        return false;
    }

    private Session none(RoutingContext context) {
        clear(context);
        return new Session.None();
    }

    private static Optional<String> locationOf(ChallengeData challenge) {
        return challenge.getHeaders().entrySet().stream()
                .filter(header -> HttpHeaders.LOCATION
                        .toString()
                        .equalsIgnoreCase(header.getKey().toString()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The proxy goes on on the request's own event loop, wherever the answer came from. */
    private <T> Uni<T> onThisThread(Uni<T> uni) {
        Context context = vertx.getOrCreateContext();
        return uni.emitOn(command -> context.runOnContext(ignored -> command.run()));
    }
}
