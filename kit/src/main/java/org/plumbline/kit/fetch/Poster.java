package org.plumbline.kit.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Posts to addresses of the public web that somebody gave us, guarded as fetching is. */
public interface Poster {

    /**
     * Looks whether something could be posted there: takes the URL apart and its name up, and sends nothing.
     *
     * @throws FetchRefused saying why not
     */
    void check(URI url);

    /**
     * What is told of an answer.
     *
     * @param status from 200 on, redirects and errors included
     * @param retryAfter the header {@code Retry-After} as it came, whatever stands in it; null without one
     */
    record Answer(int status, @Nullable String retryAfter) {}

    /**
     * Posts once. No redirect is followed, nothing is tried again, and the answer's body is dropped. Blocks; meant for virtual threads.
     *
     * @param headers besides those of the connection itself; printable ASCII
     * @param timeout from the look-up to the end of the answer
     * @throws FetchRefused if there is no answer
     */
    Answer post(URI url, Map<String, String> headers, Bytes body, Duration timeout);
}
