package org.plumbline.kit.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;

/**
 * Answers to a browser at the desk. Never stored: each page holds what one person may see and do. What somebody typed into
 * it is kept by {@code typed.js}, because browsers forget it.
 */
public final class HtmlAnswer {

    private HtmlAnswer() {}

    public static Response of(int status, TemplateInstance template) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(template.render())
                .build();
    }

    /** After a form was taken: the browser reads another page, and reloading it sends nothing twice. */
    public static Response seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
