package org.plumbline.kit.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * How posts leave the machine. There is one way; only tests put in another bean, whose servers stand where the guard lets
 * nothing go. No configuration does.
 */
public interface WayOut {

    /**
     * All addresses of a name, at least one.
     *
     * @param host an ASCII name, never an address
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** Where to connect to for an address that was checked. */
    InetSocketAddress route(InetSocketAddress checked);
}
