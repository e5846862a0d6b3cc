package org.plumbline.kit.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Posts to addresses of the public web that somebody gave us, guarded as fetching is. */
public interface Poster {

    /**
     * Looks whether something could be posted there: takes the URL apart and its name up, and sends nothing.
     *
     * @throws FetchRefused saying why not
     */
    void check(URI url);

    /**
     * Posts once. No redirect is followed, nothing is tried again, and of the answer no more than the status is told.
     * Blocks; meant for virtual threads.
     *
     * @param headers besides those of the connection itself; printable ASCII
     * @param timeout from the look-up to the end of the answer
     * @return the status of the answer, from 200 on, redirects and errors included
     * @throws FetchRefused if there is no answer
     */
    int post(URI url, Map<String, String> headers, Bytes body, Duration timeout);
}
