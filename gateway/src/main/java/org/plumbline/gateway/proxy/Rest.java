package org.plumbline.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import org.jboss.logging.Logger;

/**
 * What is left of an answer that nobody reads. It is let go by, so that its connection can be used again, unless there is
 * more of it than a connection is worth.
 */
public final class Rest implements Handler<Buffer> {

    private static final Logger LOG = Logger.getLogger(Rest.class);
    private static final int MOST_BYTES = 256 * 1024;

    private final HttpClientResponse response;
    private int bytes;

    private Rest(HttpClientResponse response) {
        this.response = response;
    }

    public static void of(HttpClientResponse response) {
        response.exceptionHandler(failure -> LOG.debugf("The rest of an answer did not come: %s", failure));
        response.handler(new Rest(response));
    }

    @Override
    public void handle(Buffer chunk) {
        bytes += chunk.length();
        if (bytes > MOST_BYTES) {
            response.request().connection().close();
        }
    }
}
