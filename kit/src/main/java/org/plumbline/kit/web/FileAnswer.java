package org.plumbline.kit.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Answers that hold a file of somebody else's. No browser takes it for another type than it is sent with, and should one
 * show it, nothing in it is carried out.
 */
public final class FileAnswer {

    private FileAnswer() {}

    /** To be saved and never to be shown, as bytes without a type. */
    public static Response download(byte[] content, String name) {
        return download(content, MediaType.APPLICATION_OCTET_STREAM, name);
    }

    /** To be saved and never to be shown. */
    public static Response download(byte[] content, String type, String name) {
        return answer(content, type, "attachment", name)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** To be shown in a page of the desk; kept for an hour by the browser of who asked, and by nobody else. */
    public static Response picture(byte[] content, String type, String name) {
        return answer(content, type, "inline", name)
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .build();
    }

    private static Response.ResponseBuilder answer(byte[] content, String type, String disposition, String name) {
        return Response.ok(content, type)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                // RFC 6266 and 8187: the first for what does not read the second.
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition + "; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_")
                                + "\"; filename*=UTF-8''"
                                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                        .replace("+", "%20"));
    }
}
