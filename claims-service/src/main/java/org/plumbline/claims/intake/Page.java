package org.plumbline.claims.intake;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;

/** Answers to browsers. Never stored: each page holds what one person may see and keys for one form. */
final class Page {

    private Page() {}

    static Response of(int status, TemplateInstance template) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(template.render())
                .build();
    }

    /** After a form was taken: the browser reads another page, and reloading it sends nothing twice. */
    static Response seeOther(QueryString path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
