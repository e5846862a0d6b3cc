package org.plumbline.gateway.client;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.vertx.core.http.HttpServerRequest;

import org.plumbline.gateway.config.AddressRange;
import org.plumbline.gateway.config.TrafficConfig;

/**
 * Finds the address that a request was first sent from. Whoever is at the other end of the connection is believed about
 * the one before only if the configuration names it: anybody can write {@code X-Forwarded-For}.
 */
@Singleton
public class ClientAddresses {

    /** As proxies write it: some add the port, and then put IPv6 into brackets. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::[0-9]+)?|([0-9.]+):[0-9]+");

    private final List<AddressRange> trusted;

    ClientAddresses(TrafficConfig config) {
        trusted = config.trustedProxies().map(List::copyOf).orElse(List.of());
    }

    /** The nearest address that is no proxy of ours. */
    public InetAddress of(HttpServerRequest request) {
        InetAddress nearest = literal(request.remoteAddress().hostAddress()).orElseGet(InetAddress::getLoopbackAddress);
        return trusted.isEmpty() ? nearest : before(nearest, request.headers().getAll("X-Forwarded-For"));
    }

    private InetAddress before(InetAddress nearest, List<String> forwardedFor) {
        List<String> claimed = List.of(String.join(",", forwardedFor).split(",", -1));
        InetAddress client = nearest;
        for (String before : claimed.reversed()) {
            Optional<InetAddress> address = isTrusted(client) ? literal(before) : Optional.empty();
            if (address.isEmpty()) {
                break;
            }
            client = address.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static Optional<InetAddress> literal(String text) {
        String address = text.strip();
        Matcher withPort = WITH_PORT.matcher(address);
        if (withPort.matches()) {
            address = withPort.group(1) == null ? withPort.group(2) : withPort.group(1);
        }
        try {
            return Optional.of(InetAddress.ofLiteral(address.replaceFirst("%.*$", "")));
        } catch (IllegalArgumentException e) {
            // Not an address; the one who wrote it is the last one that is known.
            return Optional.empty();
        }
    }
}
