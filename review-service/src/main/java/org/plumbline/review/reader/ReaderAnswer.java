package org.plumbline.review.reader;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;

import org.plumbline.kit.web.HtmlAnswer;

/** Answers to one reader, which no cache may keep. */
public final class ReaderAnswer {

    private ReaderAnswer() {}

    /** Not "no-store": who is sent away (too many reports, a service that is down) and goes back finds what was typed. */
    public static Response form(int status, TemplateInstance page) {
        return Response.fromResponse(HtmlAnswer.of(status, page))
                .header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    /**
     * A page that only who has the link may see; nothing of it is kept by browsers or told to other sites. Not
     * "no-referrer": from such a page browsers send {@code Origin: null} with a form, and the front door refuses what does
     * not say that it comes from here, where they do not say it in {@code Sec-Fetch-Site} either.
     */
    public static Response secret(int status, TemplateInstance page) {
        return Response.fromResponse(HtmlAnswer.of(status, page))
                .header("Referrer-Policy", "same-origin")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
