package org.plumbline.review.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.test.Mock;

import org.plumbline.kit.fetch.WayOut;

/** The internet of the tests: names with public addresses, behind which receivers on loopback stand. */
@Mock
@ApplicationScoped
public class PartnersNet implements WayOut {

    private final Map<String, List<InetAddress>> names = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> ports = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger(1);

    /** A name of a public address that leads to a port of this machine. */
    public String hostOn(int port) {
        int number = next.getAndIncrement();
        InetAddress address = InetAddress.ofLiteral("93.184." + number / 250 + "." + (1 + number % 250));
        String host = "hooks" + number + ".partner.example";
        names.put(host, List.of(address));
        ports.put(address, port);
        return host;
    }

    /** From now on the name has other addresses. */
    public void moves(String host, String... addresses) {
        names.put(host, List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        List<InetAddress> found = names.get(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    @Override
    public InetSocketAddress route(InetSocketAddress checked) {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), ports.getOrDefault(checked.getAddress(), checked.getPort()));
    }
}
