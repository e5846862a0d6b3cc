package org.plumbline.gateway.login;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import org.plumbline.gateway.answer.Answers;
import org.plumbline.gateway.answer.Content.Link;
import org.plumbline.gateway.answer.Eventually;
import org.plumbline.gateway.answer.ProblemType;
import org.plumbline.gateway.route.RequestTarget;

/** The paths on which a session begins and ends, and what a desk page says to those who have none. */
@Singleton
public class Login {

    private static final Logger LOG = Logger.getLogger(Login.class);

    private final Sessions sessions;

    Login(Sessions sessions) {
        this.sessions = sessions;
    }

    /** {@code GET /login?to=…}: through the identity provider to the path asked for. */
    public void begin(RoutingContext context) {
        List<String> asked = context.queryParam("to");
        Optional<LocalPath> to = asked.isEmpty() ? Optional.of(LocalPath.DESK) : LocalPath.of(asked.getFirst());
        if (to.isEmpty()) {
            Answers.problem(context, ProblemType.MALFORMED, "After the login only a path on this site can follow.");
            return;
        }
        Eventually.then(context, sessions.of(context), session -> {
            switch (session) {
                case Session.Live live -> Answers.redirect(context, to.get().value());
                case Session.None none -> challenge(context);
                case Session.Unknown unknown -> providerDown(context);
            }
        });
    }

    /** {@code GET /login/callback}: back from the identity provider. */
    public void complete(RoutingContext context) {
        Eventually.then(
                context,
                sessions.identify(context),
                identity -> {
                    if (identity.isPresent()) {
                        Answers.redirect(context, LocalPath.DESK.value());
                    } else {
                        failed(context);
                    }
                },
                failure -> {
                    if (failure instanceof AuthenticationRedirectException onward) {
                        Answers.redirect(context, onward.getRedirectUri());
                    } else if (Sessions.isProviderDown(failure)) {
                        LOG.warnf("A login could not be completed: %s", failure);
                        providerDown(context);
                    } else {
                        LOG.infof("A login failed: %s", failure.getMessage());
                        sessions.clear(context);
                        failed(context);
                    }
                });
    }

    /** {@code GET /logout}: asks, because following a link must not end anything. */
    public void askToEnd(RoutingContext context) {
        Answers.confirmation(
                context, "Log out", "This ends your session here and at the login service.", "/logout", "Log out");
    }

    /** {@code POST /logout}: ends the session here and at the identity provider. */
    public void end(RoutingContext context) {
        if (!Sessions.isCarriedBy(context.request())) {
            Answers.redirect(context, "/");
            return;
        }
        sessions.identify(context).subscribe().with(identity -> ended(context, "/"), failure -> {
            if (failure instanceof AuthenticationRedirectException onward) {
                ended(context, onward.getRedirectUri());
            } else {
                // A session that was over already, or a provider that is away: there is none left here.
                LOG.debugf("Logged out only here: %s", failure);
                ended(context, "/");
            }
        });
    }

    /** A desk page was asked for without a session. */
    public void required(RoutingContext context, RequestTarget target) {
        HttpServerRequest request = context.request();
        if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
            Answers.redirect(context, loginFor(LocalPath.of(target.uri()).orElse(LocalPath.DESK)));
        } else {
            Answers.problem(
                    context,
                    ProblemType.SESSION_ENDED,
                    "Nothing was saved yet. Log in again in another tab, then go back in this one: what you typed is"
                            + " in the form again, and you can send it. Files have to be chosen anew. Where scripts are"
                            + " switched off, browsers may have forgotten what you typed.",
                    List.of(new Link("Log in", loginFor(LocalPath.DESK))));
        }
    }

    /** The identity provider does not answer, so nobody can be told from anybody. */
    public void providerDown(RoutingContext context) {
        Answers.problem(
                context,
                ProblemType.UNAVAILABLE,
                "The login service does not answer. The public site goes on; try the desk again in a moment.",
                List.of(new Link("To the public site", "/")));
    }

    private void challenge(RoutingContext context) {
        Eventually.then(
                context,
                sessions.challenge(context),
                location ->
                        location.ifPresentOrElse(address -> Answers.redirect(context, address), () -> failed(context)),
                failure -> {
                    LOG.warnf("A login could not be started: %s", failure);
                    providerDown(context);
                });
    }

    private void ended(RoutingContext context, String location) {
        sessions.clear(context);
        Answers.redirect(context, location);
    }

    private static void failed(RoutingContext context) {
        Answers.problem(
                context,
                ProblemType.LOGIN_FAILED,
                "It was cancelled, took too long, or began in another browser.",
                List.of(new Link("Log in again", "/login"), new Link("To the public site", "/")));
    }

    private static String loginFor(LocalPath path) {
        return "/login?to=" + URLEncoder.encode(path.value(), StandardCharsets.UTF_8);
    }
}
