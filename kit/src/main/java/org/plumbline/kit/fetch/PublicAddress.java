package org.plumbline.kit.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides whether an address is on the public internet.
 *
 * <p>After the IANA special-purpose address registries (RFC 6890 and what they list since). For IPv6 only the global
 * unicast block is public, so that every way to wrap an IPv4 address (mapped, compatible, NAT64) is outside it already
 * or named below.
 */
final class PublicAddress {

    private static final List<Range> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8", // this network, unspecified
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // shared by carriers; Alibaba's metadata
                    "127.0.0.0/8", // loopback
                    "168.63.129.16/32", // Azure's host, which answers virtual machines only
                    "169.254.0.0/16", // link-local; metadata of most clouds
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments; Oracle's metadata
                    "192.0.2.0/24", // documentation
                    "192.31.196.0/24", // AS112
                    "192.52.193.0/24", // automatic multicast tunneling
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "192.175.48.0/24", // AS112
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4, wraps IPv4
                    "2620:4f:8000::/48", // AS112
                    "3ffe::/16", // given back
                    "3fff::/20") // documentation
            .map(Range::of)
            .toList();

    private static final Range GLOBAL_UNICAST = Range.of("2000::/3");

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        boolean known = address instanceof Inet4Address || GLOBAL_UNICAST.contains(address);
        return known && NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }

    private record Range(InetAddress network, int bits) {

        static Range of(String cidr) {
            int slash = cidr.indexOf('/');
            return new Range(
                    InetAddress.ofLiteral(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
        }

        boolean contains(InetAddress address) {
            byte[] mine = network.getAddress();
            byte[] other = address.getAddress();
            if (mine.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((mine[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
