package org.plumbline.gateway.config;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of addresses as in RFC 4632: an address and how many of its first bits count. IPv4 and IPv6 have nothing in
 * common.
 */
public record AddressRange(InetAddress first, int bits) {

    private static final Pattern CIDR = Pattern.compile("([0-9a-fA-F.:]+)(?:/([0-9]{1,3}))?");

    public AddressRange {
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    "An address of " + first.getHostAddress() + " has not " + bits + " bits");
        }
    }

    /**
     * Reads {@code 10.42.0.0/16}, {@code fd00::/8}, or an address alone.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static AddressRange of(String text) {
        Matcher parts = CIDR.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a block of addresses: " + text);
        }
        InetAddress first = InetAddress.ofLiteral(parts.group(1));
        int all = first.getAddress().length * Byte.SIZE;
        return new AddressRange(first, parts.group(2) == null ? all : Integer.parseInt(parts.group(2)));
    }

    /** Whether the address is in it. */
    public boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
