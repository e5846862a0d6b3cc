package org.plumbline.kit.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where the addresses of a name come from. */
@FunctionalInterface
interface NameResolver {

    /**
     * All addresses of a name, at least one.
     *
     * @param host an ASCII name, never an address
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** What the machine resolves with. The dot at the end keeps it from trying the search domains of its own network. */
    static NameResolver ofMachine() {
        return host -> List.of(InetAddress.getAllByName(host + "."));
    }
}
