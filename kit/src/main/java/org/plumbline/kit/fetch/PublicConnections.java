package org.plumbline.kit.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.netpreserve.jwarc.ParsingException;

import org.plumbline.kit.fetch.FetchRefused.Reason;

/**
 * Connects to sites of the public web: the port is checked, the name looked up once, every address of it checked, and one
 * of exactly these connected to.
 */
final class PublicConnections {

    private final FetchLimits limits;
    private final NameResolver names;
    private final Dialer dialer;

    PublicConnections(FetchLimits limits, NameResolver names, Dialer dialer) {
        this.limits = limits;
        this.names = names;
        this.dialer = dialer;
    }

    /** What is said over one connection, and what comes of it. */
    @FunctionalInterface
    interface Exchange<T> {
        T over(Socket socket, InetAddress checked) throws IOException;
    }

    /**
     * Connects to one of the address' computers, and closes the connection after the exchange or at the deadline.
     *
     * @throws FetchRefused if it may not be connected to, cannot be, or breaks off
     */
    <T> T to(WebAddress address, Deadline deadline, Exchange<T> exchange) {
        IOException unreached = null;
        for (InetAddress checked : require(address, deadline)) {
            Socket socket = dialer.unconnected();
            try (socket;
                    Deadline.Watch _ = deadline.watch(socket)) {
                try {
                    dialer.connect(socket, checked, address.port(), limits.connectTimeout(), deadline);
                } catch (IOException e) {
                    if (unreached != null) {
                        e.addSuppressed(unreached);
                    }
                    unreached = e;
                    continue;
                }
                return exchange.over(dialer.secured(socket, address), checked);
            } catch (IOException e) {
                throw deadline.passed() ? Deadline.tooSlow() : refusal(e);
            }
        }
        throw deadline.passed() ? Deadline.tooSlow() : refusal(Objects.requireNonNull(unreached));
    }

    /**
     * The addresses that may be connected to.
     *
     * @throws FetchRefused if the port is not one of those that are used, there is no such name, or it is not public
     */
    List<InetAddress> require(WebAddress address, Deadline deadline) {
        if (!limits.ports().contains(address.port())) {
            throw FetchRefused.because(Reason.PORT, "Pages are not fetched from port " + address.port() + ".");
        }
        List<InetAddress> addresses =
                address.literal() == null ? lookUp(address.host(), deadline) : List.of(address.literal());
        // All of them, not the good ones among them: whoever mixes them is up to something.
        if (!addresses.stream().allMatch(PublicAddress::isPublic)) {
            throw FetchRefused.because(
                    Reason.FORBIDDEN_ADDRESS, "The address leads into a network that is not public.");
        }
        return addresses;
    }

    private List<InetAddress> lookUp(String host, Deadline deadline) {
        FutureTask<List<InetAddress>> lookUp = new FutureTask<>(() -> List.copyOf(names.resolve(host)));
        // Not a virtual thread: the look-up is native code and would hold its carrier for as long as a name server
        // dawdles.
        Thread.ofPlatform().name("look-up").daemon().start(lookUp);
        try {
            List<InetAddress> addresses = lookUp.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
            if (addresses.isEmpty()) {
                throw unresolved(new UnknownHostException(host));
            }
            return addresses;
        } catch (ExecutionException e) {
            throw unresolved(e);
        } catch (TimeoutException e) {
            throw Deadline.tooSlow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FetchRefused.because(Reason.UNREACHABLE, "The fetch was broken off.", e);
        }
    }

    private static FetchRefused refusal(IOException cause) {
        if (cause instanceof EOFException || cause instanceof ParsingException) {
            return unreadable(cause);
        }
        return FetchRefused.because(
                Reason.UNREACHABLE, "The site could not be reached, or not in a way that can be trusted.", cause);
    }

    static FetchRefused unreadable(IOException cause) {
        return FetchRefused.because(Reason.UNREADABLE, "The site's answer is broken or broke off.", cause);
    }

    private static FetchRefused unresolved(Exception cause) {
        return FetchRefused.because(Reason.UNRESOLVED, "There is no site of that name.", cause);
    }
}
