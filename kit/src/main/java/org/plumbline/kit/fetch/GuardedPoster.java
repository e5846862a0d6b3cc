package org.plumbline.kit.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.netpreserve.jwarc.HttpResponse;

/** The poster of the running system. */
@ApplicationScoped
class GuardedPoster implements Poster {

    private static final Logger LOG = Logger.getLogger(GuardedPoster.class);

    /** Enough for every polite answer; what is longer is cut off. */
    private static final int MAX_ANSWER_BYTES = 16_384;

    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

    private final FetchLimits limits;
    private final PublicConnections connections;

    @Inject
    GuardedPoster(FetchLimits limits, WayOut out) {
        this(limits, out::resolve, new Dialer(out::route, (SSLSocketFactory) SSLSocketFactory.getDefault()));
    }

    GuardedPoster(FetchLimits limits, NameResolver names, Dialer dialer) {
        this.limits = limits;
        this.connections = new PublicConnections(limits, names, dialer);
    }

    @Override
    public void check(URI url) {
        connections.require(WebAddress.parse(url.toString()), Deadline.in(limits.connectTimeout()));
    }

    @Override
    public Answer post(URI url, Map<String, String> headers, Bytes body, Duration timeout) {
        WebAddress address = WebAddress.parse(url.toString());
        byte[] request = request(address, headers, body);
        return connections.to(address, Deadline.in(timeout), (socket, checked) -> exchange(socket, request));
    }

    private Answer exchange(Socket socket, byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        ResponseReader reader = new ResponseReader(socket.getInputStream(), limits.maxHeadBytes(), MAX_ANSWER_BYTES);
        HttpResponse head = reader.head();
        if (!WITHOUT_BODY.contains(head.status())) {
            skip(reader, head);
        }
        return new Answer(head.status(), head.headers().first("Retry-After").orElse(null));
    }

    /** Read, so that the other side can finish its answer; with the status it has said all that counts. */
    private static void skip(ResponseReader reader, HttpResponse head) {
        try {
            reader.body(head.headers());
        } catch (IOException | FetchRefused e) {
            LOG.debugf("The rest of an answer %d was cut off: %s", head.status(), e.getMessage());
        }
    }

    private byte[] request(WebAddress address, Map<String, String> headers, Bytes body) {
        StringBuilder head = new StringBuilder()
                .append("POST ")
                .append(address.target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(address.authority())
                .append("\r\nUser-Agent: ")
                .append(limits.userAgent())
                .append("\r\nContent-Length: ")
                .append(body.length())
                .append("\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(printable(name))
                .append(": ")
                .append(printable(value))
                .append("\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body.toArray());
        return request.toByteArray();
    }

    /** A line end would be the end of the header. */
    private static String printable(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("A header may hold printable ASCII only");
        }
        return text;
    }
}
