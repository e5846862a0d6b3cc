package org.plumbline.gateway.answer;

import java.util.List;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** A body with its type, in the form that the client asked for. */
public record Content(String type, Buffer body) {

    /** A link at the foot of a page. */
    public record Link(String text, String href) {}

    private static final List<Link> WAYS_OUT =
            List.of(new Link("To the public site", "/"), new Link("To the desk", "/desk"));

    private static final List<Link> ARABIC_WAYS_OUT = List.of(new Link("إلى الصفحة الأولى", "/?lang=ar"));

    /**
     * A problem as JSON (RFC 9457), or as a page in the reader's language where a browser asks for one; below Google's paths
     * in Google's form.
     */
    public static Content problem(RoutingContext request, Notice notice) {
        if (!GoogleErrors.isFor(request)
                && wantsPage(request)
                && PageLanguage.of(request.request()) == PageLanguage.ARABIC) {
            return problemPage(
                    PageLanguage.ARABIC, notice.type(), notice.arabicTitle(), notice.arabicDetail(), ARABIC_WAYS_OUT);
        }
        return problem(request, notice.type(), notice.detail());
    }

    /** A problem as JSON (RFC 9457), or as a page where a browser asks for one; below Google's paths in Google's form. */
    public static Content problem(RoutingContext request, ProblemType type, String detail) {
        return problem(request, type, detail, WAYS_OUT);
    }

    static Content problem(RoutingContext request, ProblemType type, String detail, List<Link> links) {
        if (GoogleErrors.isFor(request)) {
            return json(GoogleErrors.of(type, detail));
        }
        if (wantsPage(request)) {
            return problemPage(PageLanguage.ENGLISH, type, type.title(), detail, links);
        }
        JsonObject problem = new JsonObject()
                .put("type", "urn:plumbline:problem:" + type.slug())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", detail)
                .put("instance", request.request().path());
        return new Content("application/problem+json", problem.toBuffer());
    }

    private static boolean wantsPage(RoutingContext request) {
        return Accepted.wantsPage(request.request().getHeader(HttpHeaders.ACCEPT));
    }

    private static Content problemPage(
            PageLanguage language, ProblemType type, String title, String detail, List<Link> links) {
        return page(
                language, title, "<p>" + type.status() + "</p>", "<p>" + escape(detail) + "</p>" + navigation(links));
    }

    static Content page(PageLanguage language, String title, String above, String below) {
        String attributes =
                switch (language) {
                    case ENGLISH -> "lang=\"en\"";
                    case ARABIC -> "lang=\"ar\" dir=\"rtl\"";
                };
        // By the names without a hash, which the services answer too: only they know the hashes.
        return new Content(
                "text/html;charset=UTF-8", Buffer.buffer("""
                        <!doctype html>
                        <html %4$s>
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
                        <link rel="stylesheet" href="/assets/plumbline.css">
                        <meta name="robots" content="noindex">
                        <title>%1$s · Plumbline</title>
                        </head>
                        <body>
                        <header class="masthead"><div><a class="brand" href="/">Plumbline</a></div></header>
                        <main class="measure stack">
                        %2$s
                        <h1>%1$s</h1>
                        %3$s
                        </main>
                        </body>
                        </html>
                        """.formatted(escape(title), above, below, attributes)));
    }

    static Content json(JsonObject json) {
        return new Content("application/json", json.toBuffer());
    }

    private static String navigation(List<Link> links) {
        StringBuilder list = new StringBuilder("\n<ul>\n");
        for (Link link : links) {
            list.append("<li><a href=\"")
                    .append(escape(link.href()))
                    .append("\">")
                    .append(escape(link.text()))
                    .append("</a></li>\n");
        }
        return list.append("</ul>").toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
