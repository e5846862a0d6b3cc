package org.plumbline.kit.fetch;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLSocketFactory;

import io.smallrye.config.SmallRyeConfigBuilder;

/** A web of names that lead to servers on loopback, while the policy sees the addresses that the names are given. */
final class Fixtures {

    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");
    static final String PUBLIC = "93.184.215.14";

    private Fixtures() {}

    /** The configured defaults, but for what is given in pairs of name and value. */
    static FetchLimits limits(String... changed) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(FetchLimits.class)
                .withDefaultValue("plumbline.public-url", "https://plumbline.example");
        for (int i = 0; i < changed.length; i += 2) {
            config.withDefaultValue("plumbline.fetch." + changed[i], changed[i + 1]);
        }
        return config.build().getConfigMapping(FetchLimits.class);
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream folded = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(folded)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded.toByteArray();
    }

    static String page(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    static String redirect(String location) {
        return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }

    static final class Web {

        private final Map<String, List<List<InetAddress>>> answers = new HashMap<>();
        private final Map<Integer, Integer> ports = new HashMap<>();
        private final List<String> asked = new ArrayList<>();
        private final List<InetSocketAddress> dialled = new ArrayList<>();
        private SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();

        /** One look-up of the name gives these addresses; said again, the next look-up gives those. */
        Web name(String host, String... addresses) {
            answers.computeIfAbsent(host, any -> new ArrayList<>())
                    .add(List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
            return this;
        }

        Web serves(int port, RawServer server) {
            return serves(port, server.port());
        }

        Web serves(int port, int actual) {
            ports.put(port, actual);
            return this;
        }

        Web trusting(SSLSocketFactory factory) {
            tls = factory;
            return this;
        }

        List<String> asked() {
            return asked;
        }

        List<InetSocketAddress> dialled() {
            return dialled;
        }

        Fetched fetch(String url, String... limits) {
            return new PageFetch(
                            limits(limits),
                            Clock.fixed(NOW, ZoneOffset.UTC),
                            this::resolve,
                            new Dialer(this::route, tls))
                    .fetch(URI.create(url));
        }

        Poster poster(String... limits) {
            return new GuardedPoster(limits(limits), this::resolve, new Dialer(this::route, tls));
        }

        FetchRefused refused(String url, String... limits) {
            return Objects.requireNonNull(
                    catchThrowableOfType(FetchRefused.class, () -> fetch(url, limits)), "It was fetched: " + url);
        }

        private List<InetAddress> resolve(String host) throws UnknownHostException {
            asked.add(host);
            List<List<InetAddress>> left = answers.getOrDefault(host, List.of());
            if (left.isEmpty()) {
                throw new UnknownHostException(host);
            }
            return left.size() == 1 ? left.getFirst() : left.removeFirst();
        }

        private InetSocketAddress route(InetSocketAddress checked) {
            dialled.add(checked);
            return new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), ports.getOrDefault(checked.getPort(), checked.getPort()));
        }
    }
}
