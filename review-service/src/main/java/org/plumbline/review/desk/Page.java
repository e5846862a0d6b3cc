package org.plumbline.review.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** Answers to browsers. Never stored: each page holds what one person may see and do. */
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
    static Response seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** A path with those parameters that have a value, given as names and values in turn. */
    static String address(String path, @Nullable String... parameters) {
        StringBuilder address = new StringBuilder(path);
        char separator = '?';
        for (int i = 0; i < parameters.length; i += 2) {
            String value = parameters[i + 1];
            if (value != null && !value.isEmpty()) {
                address.append(separator)
                        .append(parameters[i])
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                separator = '&';
            }
        }
        return address.toString();
    }
}
