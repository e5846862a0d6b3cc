package org.plumbline.kit.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Connects to an address that was checked, never to a name; TLS then verifies the name, not the address. */
final class Dialer {

    private final UnaryOperator<InetSocketAddress> route;
    private final SSLSocketFactory tls;

    /**
     * For tests, whose servers are on loopback while the policy sees public addresses.
     *
     * @param route where to connect to in place of a checked address
     */
    Dialer(UnaryOperator<InetSocketAddress> route, SSLSocketFactory tls) {
        this.route = route;
        this.tls = tls;
    }

    static Dialer direct() {
        return new Dialer(UnaryOperator.identity(), (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** Not through the proxy that the machine may have configured: a proxy would look the name up again. */
    Socket unconnected() {
        return new Socket(Proxy.NO_PROXY);
    }

    void connect(Socket socket, InetAddress checked, int port, Duration timeout, Deadline deadline) throws IOException {
        long millis = Math.min(timeout.toMillis(), deadline.millisLeft());
        socket.connect(route.apply(new InetSocketAddress(checked, port)), Math.toIntExact(millis));
        socket.setTcpNoDelay(true);
    }

    /** The same connection with TLS over it, if the scheme asks for it; the certificate has to be the host's. */
    Socket secured(Socket connected, WebAddress address) throws IOException {
        if (!address.secure()) {
            return connected;
        }
        SSLSocket socket = (SSLSocket) tls.createSocket(connected, address.host(), address.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (address.literal() == null) {
            // As bytes, because the constructor from a string refuses underscores.
            parameters.setServerNames(List.of(new SNIHostName(address.host().getBytes(StandardCharsets.US_ASCII))));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
