package org.plumbline.gateway.answer;

import java.time.Duration;
import java.util.List;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import org.plumbline.gateway.answer.Content.Link;

/** Responses that no service makes. None of them may be kept by a cache. */
public final class Answers {

    public static final String RETRY_AFTER_SECONDS = "5";

    /** What these answers depend on. */
    public static final String VARY = "Accept, Accept-Language";

    private Answers() {}

    /** A problem that readers meet; its page is in their language. */
    public static void problem(RoutingContext context, Notice notice) {
        send(context, notice.type(), Content.problem(context, notice));
    }

    public static void problem(RoutingContext context, ProblemType type, String detail) {
        send(context, type, Content.problem(context, type, detail));
    }

    /** A problem whose page leads to where the reader can go on. */
    public static void problem(RoutingContext context, ProblemType type, String detail, List<Link> links) {
        send(context, type, Content.problem(context, type, detail, links));
    }

    /** 429: what came from this client was too much; it may come again after the wait. */
    public static void tooMany(RoutingContext context, String detail, Duration wait) {
        long seconds = wait.plusNanos(999_999_999).toSeconds();
        String words =
                seconds < 120 ? seconds + (seconds == 1 ? " second" : " seconds") : (seconds + 59) / 60 + " minutes";
        context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        problem(
                context,
                ProblemType.TOO_MANY_REQUESTS,
                detail + " Try again in " + words + ".",
                List.of(new Link("To the public site", "/")));
    }

    /**
     * A page with one button.
     *
     * @param action where the button's form is posted to
     */
    public static void confirmation(RoutingContext context, String title, String text, String action, String button) {
        String form = "<p>" + Content.escape(text) + "</p>\n<form method=\"post\" action=\"" + Content.escape(action)
                + "\"><button>" + Content.escape(button) + "</button></form>";
        send(context, 200, Content.page(PageLanguage.ENGLISH, title, "", form));
    }

    public static void json(RoutingContext context, JsonObject json) {
        send(context, 200, Content.json(json));
    }

    /** Sends the browser elsewhere, always with GET. */
    public static void redirect(RoutingContext context, String location) {
        HttpServerResponse response = begin(context, 303);
        response.putHeader(HttpHeaders.LOCATION, location).end();
    }

    private static void send(RoutingContext context, ProblemType type, Content content) {
        if (type == ProblemType.UNAVAILABLE) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (type.status() == 401) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        send(context, type.status(), content);
    }

    private static void send(RoutingContext context, int status, Content content) {
        HttpServerResponse response = begin(context, status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, content.type()).putHeader(HttpHeaders.VARY, VARY);
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(
                            HttpHeaders.CONTENT_LENGTH,
                            Integer.toString(content.body().length()))
                    .end();
        } else {
            response.end(content.body());
        }
    }

    private static HttpServerResponse begin(RoutingContext context, int status) {
        HttpServerRequest request = context.request();
        // A body that nobody will read has to be let through, or the connection stands still.
        if (!request.isEnded()) {
            request.resume();
        }
        return context.response().setStatusCode(status).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
