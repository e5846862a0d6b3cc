package org.plumbline.gateway.cache;

import java.util.Arrays;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A content in one encoding, ready to be sent.
 *
 * @param tag its strong ETag, if it has one
 * @param headers all that do not depend on when it is asked for
 * @param unchanged those of a 304
 */
record Representation(@Nullable String tag, ReadyHeaders headers, ReadyHeaders unchanged, Buffer body) {

    private static final int BYTES_PER_HEADER = 64;

    static Representation of(@Nullable String tag, MultiMap headers, byte[] body) {
        return of(tag, headers, Buffer.buffer(body));
    }

    private static Representation of(@Nullable String tag, MultiMap headers, Buffer body) {
        MultiMap whole = HttpHeaders.headers().addAll(headers);
        if (tag != null) {
            whole.set(HttpHeaders.ETAG, tag);
        }
        MultiMap unchanged = HttpHeaders.headers().addAll(whole);
        unchanged.remove(HttpHeaders.CONTENT_TYPE).remove(HttpHeaders.CONTENT_ENCODING);
        whole.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        return new Representation(tag, ReadyHeaders.of(whole), ReadyHeaders.of(unchanged), body);
    }

    /** The same body under other headers. */
    Representation with(MultiMap others) {
        return of(tag, others, body);
    }

    /** Whether the client has it: {@code If-None-Match} compares weakly (RFC 9110, 13.1.2). */
    boolean isHeld(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null || tag == null) {
            return false;
        }
        return ifNoneMatch.equals(tag)
                || Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(held -> held.equals("*") || held.equals(tag) || held.equals("W/" + tag));
    }

    int bytes() {
        return body.length() + 2 * BYTES_PER_HEADER * headers.size();
    }
}
