package org.plumbline.gateway.proxy;

import java.net.URI;
import java.util.List;

import jakarta.inject.Singleton;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

import org.plumbline.gateway.config.GatewayConfig;
import org.plumbline.gateway.route.Upstream;

/** The services and the connections to them. */
@Singleton
public class Upstreams {

    private static final long CONNECT_MILLISECONDS = 2_000;
    private static final long ANSWER_MILLISECONDS = 30_000;
    private static final int CONNECTIONS_PER_SERVICE = 256;

    /** A stream holds its connection for minutes, so these are others than those that everything else waits for. */
    private static final int STREAMS_PER_SERVICE = 512;
    private static final int HEADER_BYTES = 32 * 1024;

    private final HttpClient client;
    private final HttpClient streams;
    private final URI claims;
    private final URI reviews;

    Upstreams(Vertx vertx, GatewayConfig config) {
        client = vertx.createHttpClient(options(CONNECTIONS_PER_SERVICE));
        streams = vertx.createHttpClient(options(STREAMS_PER_SERVICE));
        claims = config.claimsUrl();
        reviews = config.reviewsUrl();
    }

    private static HttpClientOptions options(int connections) {
        return new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_MILLISECONDS)
                .setMaxPoolSize(connections)
                .setMaxHeaderSize(HEADER_BYTES);
    }

    HttpClient client() {
        return client;
    }

    /** Addresses under which the services may speak of themselves. */
    List<URI> addresses() {
        return List.of(claims, reviews);
    }

    /**
     * A request on a connection that stands; where either service will do, on whichever can be reached.
     *
     * @param stream whether the answer is one that goes on for long
     */
    Future<HttpClientRequest> request(Upstream upstream, boolean stream) {
        HttpClient through = stream ? streams : client;
        return switch (upstream) {
            case CLAIMS -> request(through, claims, ANSWER_MILLISECONDS);
            case REVIEWS -> request(through, reviews, ANSWER_MILLISECONDS);
            case EITHER ->
                request(through, reviews, ANSWER_MILLISECONDS)
                        .recover(failure -> request(through, claims, ANSWER_MILLISECONDS));
            case GATEWAY -> Future.failedFuture(new IllegalArgumentException("The gateway serves this itself"));
        };
    }

    /** Whether the service says that it is ready, found out within two seconds. */
    public Future<Boolean> isReady(Upstream upstream) {
        URI base = upstream == Upstream.CLAIMS ? claims : reviews;
        return request(client, base, CONNECT_MILLISECONDS)
                .compose(request -> request.setMethod(HttpMethod.GET)
                        .setURI("/q/health/ready")
                        .send()
                        .compose(response -> response.end().map(end -> response.statusCode() == 200)))
                .otherwise(false);
    }

    private static Future<HttpClientRequest> request(HttpClient through, URI base, long answerMilliseconds) {
        boolean tls = "https".equals(base.getScheme());
        int port = base.getPort() < 0 ? (tls ? 443 : 80) : base.getPort();
        return through.request(new RequestOptions()
                .setHost(base.getHost())
                .setPort(port)
                .setSsl(tls)
                .setConnectTimeout(CONNECT_MILLISECONDS)
                .setIdleTimeout(answerMilliseconds));
    }
}
