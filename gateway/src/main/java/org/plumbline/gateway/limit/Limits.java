package org.plumbline.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

import org.plumbline.gateway.config.TrafficConfig;
import org.plumbline.gateway.config.TrafficConfig.Rate;

/**
 * Counts what each address sends. By address also where there is a token: the gateway does not check signatures, so the
 * name in a token is anybody's word, and a limit by it could be spent in the name of another.
 */
@Singleton
public class Limits {

    /** Of each kind; an address that has been quiet for long is forgotten before that. */
    private static final int MOST_ADDRESSES = 50_000;

    private static final int NETWORK_BYTES = 8;

    private final LoadingCache<String, Bucket> tips;
    private final LoadingCache<String, Bucket> api;

    Limits(TrafficConfig config, TimeMeter time) {
        tips = buckets(config.limit().tips(), time);
        api = buckets(config.limit().api(), time);
    }

    /** Takes one from what the address may still send of tips; if nothing is left, says how long to wait. */
    public Optional<Duration> takeTip(InetAddress client) {
        return take(tips, client);
    }

    /** Takes one from what the address may still ask of the API; if nothing is left, says how long to wait. */
    public Optional<Duration> takeApiRequest(InetAddress client) {
        return take(api, client);
    }

    /** How many addresses are remembered, for the tests. */
    long addresses() {
        tips.cleanUp();
        return tips.estimatedSize();
    }

    private static Optional<Duration> take(LoadingCache<String, Bucket> buckets, InetAddress client) {
        ConsumptionProbe probe = buckets.get(network(client)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static LoadingCache<String, Bucket> buckets(Rate rate, TimeMeter time) {
        // A bucket that nobody has touched for that long is full, and so is a new one.
        Duration untilFull =
                rate.per().multipliedBy(rate.burst()).dividedBy(rate.requests()).plusSeconds(1);
        return Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(untilFull)
                .ticker(time::currentTimeNanos)
                .build(network -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.requests(), rate.per()))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** Of IPv6 the /64: one household has as many addresses there as it likes. */
    private static String network(InetAddress client) {
        return client instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(client.getAddress(), NETWORK_BYTES))
                : client.getHostAddress();
    }
}
