package org.plumbline.gateway.proxy;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    /** How long whoever sends something in, or works at the desk, waits for an answer. */
    static final long ANSWER_MILLISECONDS = 30_000;

    private static final int CONNECTIONS_PER_SERVICE = 256;

    /** A stream holds its connection for minutes, so these are others than those that everything else waits for. */
    private static final int STREAMS_PER_SERVICE = 512;

    private static final int HEADER_BYTES = 32 * 1024;

    private final HttpClient client;
    private final HttpClient streams;
    private final URI claims;
    private final URI reviews;
    private final Map<Upstream, Circuit> circuits = new EnumMap<>(Upstream.class);

    Upstreams(Vertx vertx, GatewayConfig config) {
        client = vertx.createHttpClient(options(CONNECTIONS_PER_SERVICE));
        streams = vertx.createHttpClient(options(STREAMS_PER_SERVICE).setKeepAlive(false));
        claims = config.claimsUrl();
        reviews = config.reviewsUrl();
        for (Upstream upstream : Upstream.values()) {
            circuits.put(upstream, new Circuit(config.publicPatience().toNanos()));
        }
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

    /** What is known of whether the service answers. */
    public Circuit circuit(Upstream upstream) {
        return Objects.requireNonNull(circuits.get(upstream), upstream::name);
    }

    /**
     * A request on a connection that stands; where either service will do, on whichever can be reached and is not known
     * to be silent.
     *
     * @param stream whether the answer is one that goes on for long
     * @param patienceMilliseconds how long nothing may come
     */
    Future<HttpClientRequest> request(Upstream upstream, boolean stream, long patienceMilliseconds) {
        HttpClient through = stream ? streams : client;
        return switch (upstream) {
            case CLAIMS -> request(through, claims, patienceMilliseconds);
            case REVIEWS -> request(through, reviews, patienceMilliseconds);
            case EITHER -> {
                boolean silent = circuit(Upstream.REVIEWS).isSilent()
                        || circuit(Upstream.EITHER).isSilent();
                URI first = silent ? claims : reviews;
                URI second = silent ? reviews : claims;
                yield request(through, first, patienceMilliseconds)
                        .recover(failure -> request(through, second, patienceMilliseconds));
            }
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
