package org.plumbline.claims.tip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Where a request of the public comes from: as the gateway says, which alone can reach this service. */
final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** The address, or of an IPv6 address its /64: one household has as many addresses there as it likes. */
    static String of(HttpServerRequest request) {
        return network(lastOf(request.getHeader("X-Forwarded-For")))
                .or(() -> network(request.remoteAddress().hostAddress()))
                .orElse("unknown");
    }

    private static @Nullable String lastOf(@Nullable String header) {
        return header == null ? null : header.substring(header.lastIndexOf(',') + 1);
    }

    static Optional<String> network(@Nullable String address) {
        if (address == null) {
            return Optional.empty();
        }
        try {
            InetAddress literal = InetAddress.ofLiteral(address.strip().replaceFirst("%.*$", ""));
            return Optional.of(
                    literal instanceof Inet6Address
                            ? HexFormat.of().formatHex(Arrays.copyOf(literal.getAddress(), NETWORK_BYTES)) + "/64"
                            : literal.getHostAddress());
        } catch (IllegalArgumentException e) {
            // Not an address: somebody came past the gateway.
            return Optional.empty();
        }
    }
}
