package org.plumbline.review.publication.cache;

import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.hash.Sha256;

/**
 * Completes what {@link PublicAnswer} marks: {@code ETag} (RFC 9110, strong: SHA-256 of the content), 304 for whoever has
 * it, and {@code Cache-Control}. Browsers ask each time, so that nobody reads an old verdict; a cache that we can purge
 * keeps it for a minute, and longer while it fetches the next or cannot (RFC 5861).
 */
@Provider
@PublicAnswer
class PublicAnswers implements ContainerResponseFilter {

    private static final String CACHING =
            "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400";

    private final ObjectMapper json;

    PublicAnswers(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != 200) {
            return;
        }
        String tag = response.getHeaderString(HttpHeaders.ETAG);
        if (tag == null) {
            byte[] content = content(response.getEntity());
            response.setEntity(content);
            tag = "\"" + Sha256.hex(content).substring(0, 32) + "\"";
            response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        }
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, CACHING);
        }
        if (isHeld(tag, request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }

    /** What will be sent. It is written here, because a hash of it has to stand in front of it. */
    private byte[] content(Object entity) {
        if (entity instanceof byte[] bytes) {
            return bytes;
        }
        if (entity instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a public answer", e);
        }
    }

    /** If-None-Match compares weakly: a cache on the way may have compressed it. */
    private static boolean isHeld(String tag, @Nullable String held) {
        if (held == null) {
            return false;
        }
        for (String one : held.split(",", -1)) {
            String candidate = one.strip();
            if (candidate.equals("*") || candidate.equals(tag) || candidate.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
