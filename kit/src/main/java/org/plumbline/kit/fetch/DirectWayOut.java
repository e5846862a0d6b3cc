package org.plumbline.kit.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.DefaultBean;

/** Asks the machine's resolver, and connects to exactly what was checked. */
@DefaultBean
@ApplicationScoped
class DirectWayOut implements WayOut {

    private final NameResolver names = NameResolver.ofMachine();

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        return names.resolve(host);
    }

    @Override
    public InetSocketAddress route(InetSocketAddress checked) {
        return checked;
    }
}
