package org.plumbline.kit.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MessageHeaders;

import org.plumbline.kit.fetch.FetchRefused.Reason;

/** Fetches a page hop by hop, each over a connection that is checked anew. */
final class PageFetch implements PageFetcher {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PAGES = Set.of(200, 203);
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

    private final FetchLimits limits;
    private final Clock clock;
    private final PublicConnections connections;
    private final List<String> types;
    private final String typesInWords;

    PageFetch(FetchLimits limits, Clock clock, NameResolver names, Dialer dialer) {
        this(
                limits,
                clock,
                new PublicConnections(limits, names, dialer),
                limits.types(),
                "a page, a text, a PDF or a Word document");
    }

    private PageFetch(
            FetchLimits limits, Clock clock, PublicConnections connections, List<String> types, String typesInWords) {
        if (limits.userAgent().chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("plumbline.fetch.user-agent may hold printable ASCII only");
        }
        this.limits = limits;
        this.clock = clock;
        this.connections = connections;
        this.types = types;
        this.typesInWords = typesInWords;
    }

    static PageFetch ofPublicWeb(FetchLimits limits, Clock clock) {
        return new PageFetch(limits, clock, NameResolver.ofMachine(), Dialer.direct());
    }

    /** The same for other media types. */
    PageFetch ofTypes(List<String> others, String inWords) {
        return new PageFetch(limits, clock, connections, others, inWords);
    }

    @Override
    public Fetched fetch(URI url) {
        Deadline deadline = Deadline.in(limits.totalTimeout());
        List<Fetched.Exchange> exchanges = new ArrayList<>();
        WebAddress address = WebAddress.parse(url.toString());
        long bytesLeft = limits.maxBodyBytes();
        while (true) {
            Hop hop = hop(address, deadline, bytesLeft);
            exchanges.add(hop.exchange());
            if (hop.location() == null) {
                return page(exchanges, hop);
            }
            if (exchanges.size() > limits.maxRedirects()) {
                throw FetchRefused.because(
                        Reason.TOO_MANY_REDIRECTS, "The site sends from one address to the next without end.");
            }
            WebAddress next = address.follow(hop.location());
            if (address.secure() && !next.secure()) {
                throw FetchRefused.because(
                        Reason.DOWNGRADE, "The site sends on from a secure address to one that is not.");
            }
            bytesLeft -= hop.bodyBytes();
            address = next;
        }
    }

    /** One request and what came of it; the location is where a redirect leads, null for the page itself. */
    private record Hop(
            Fetched.Exchange exchange,
            MessageHeaders headers,
            @Nullable String location,
            long bodyBytes) {}

    private Hop hop(WebAddress address, Deadline deadline, long bytesLeft) {
        return connections.to(address, deadline, (socket, checked) -> exchange(address, checked, socket, bytesLeft));
    }

    private Hop exchange(WebAddress address, InetAddress checked, Socket socket, long bytesLeft) throws IOException {
        Instant at = clock.instant();
        Bytes request = request(address);
        socket.getOutputStream().write(request.toArray());
        socket.getOutputStream().flush();
        ResponseReader reader = new ResponseReader(socket.getInputStream(), limits.maxHeadBytes(), bytesLeft);
        HttpResponse head = reader.head();
        String location = REDIRECTS.contains(head.status())
                ? head.headers().first("Location").map(PageFetch::asUtf8).orElse(null)
                : null;
        if (location == null) {
            requirePage(head);
        }
        reader.refuseDeclaredTooLarge(head.headers());
        reader.body(head.headers());
        Fetched.Exchange exchange = new Fetched.Exchange(
                address.uri(), checked, head.status(), request, reader.raw(), reader.payload(), at);
        return new Hop(exchange, head.headers(), location, reader.bodyBytes());
    }

    /** No cookies, no referrer, nothing of the person who asked. */
    private Bytes request(WebAddress address) {
        String lines = String.join(
                "\r\n",
                "GET " + address.target() + " HTTP/1.1",
                "Host: " + address.authority(),
                "User-Agent: " + limits.userAgent(),
                "Accept: " + String.join(", ", types),
                "Accept-Encoding: gzip, identity",
                "Connection: close",
                "",
                "");
        return Bytes.owning(lines.getBytes(StandardCharsets.US_ASCII));
    }

    private void requirePage(HttpResponse head) {
        if (!PAGES.contains(head.status())) {
            throw FetchRefused.status(head.status());
        }
        if (!types.contains(typeOf(head.headers()))) {
            throw FetchRefused.because(Reason.TYPE, "What is there is not " + typesInWords + ".");
        }
    }

    private Fetched page(List<Fetched.Exchange> exchanges, Hop hop) {
        return new Fetched(
                hop.exchange().url(),
                exchanges,
                hop.headers().map(),
                typeOf(hop.headers()),
                charsetOf(hop.headers()),
                decoded(hop),
                hop.exchange().at());
    }

    private Bytes decoded(Hop hop) {
        Bytes payload = hop.exchange().payload();
        String coding =
                String.join(",", hop.headers().all("Content-Encoding")).strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> payload;
            case "gzip", "x-gzip" -> {
                try {
                    yield Gzip.unfold(payload, limits.maxBodyBytes(), limits.maxInflation());
                } catch (IOException e) {
                    throw PublicConnections.unreadable(e);
                }
            }
            default ->
                throw FetchRefused.because(
                        Reason.UNREADABLE, "The site sent the page compressed in a way that was not asked for.");
        };
    }

    static String typeOf(MessageHeaders headers) {
        String declared = headers.first("Content-Type").orElse("");
        int parameters = declared.indexOf(';');
        return (parameters < 0 ? declared : declared.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable String charsetOf(MessageHeaders headers) {
        Matcher charset = CHARSET.matcher(headers.first("Content-Type").orElse(""));
        return charset.find() ? charset.group(1) : null;
    }

    /** Header values are read as Latin-1, so that no byte is lost; redirects to names in other scripts are UTF-8. */
    private static String asUtf8(String header) {
        return new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
