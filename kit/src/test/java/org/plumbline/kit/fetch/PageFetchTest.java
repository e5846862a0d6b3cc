package org.plumbline.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.kit.fetch.Fixtures.PUBLIC;
import static org.plumbline.kit.fetch.Fixtures.page;
import static org.plumbline.kit.fetch.Fixtures.redirect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.kit.fetch.FetchRefused.Reason;
import org.plumbline.kit.fetch.Fixtures.Web;

class PageFetchTest {

    @Test
    void fetchesAPageThroughARedirectCompressedAndChunked() throws IOException {
        String html = "<p>Plus de 33 000 tués</p>";
        byte[] folded = Fixtures.gzip(html.getBytes(StandardCharsets.ISO_8859_1));
        String head = """
                HTTP/1.1 103 Early Hints\r
                Link: </style.css>\r
                \r
                HTTP/1.1 200 OK\r
                Content-Type: Text/HTML;Charset="iso-8859-1"\r
                CONTENT-ENCODING: gzip\r
                Transfer-Encoding: chunked\r
                Last-Modified: Sun, 07 Apr 2024 10:00:00 GMT\r
                \r
                5;some=extension\r
                """;
        try (RawServer server = new RawServer((request, out) -> {
            if (request.startsWith("GET /old?a=%C3%A9 ")) {
                out.write(redirect("../new#part").getBytes(StandardCharsets.US_ASCII));
                return;
            }
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(folded, 0, 5);
            out.write(("\r\n" + Integer.toHexString(folded.length - 5).toUpperCase(Locale.ROOT) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(folded, 5, folded.length - 5);
            out.write("\r\n0\r\nTrailer: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            Web web = new Web().name("public.example", PUBLIC).serves(80, server);

            Fetched page = web.fetch("http://PUBLIC.example/old?a=é#x");

            assertThat(page.url()).hasToString("http://public.example/new");
            assertThat(page.exchanges())
                    .extracting(Fetched.Exchange::url)
                    .containsExactly(URI.create("http://public.example/old?a=%C3%A9"), page.url());
            assertThat(page.contentType()).isEqualTo("text/html");
            assertThat(page.charset()).isEqualTo("iso-8859-1");
            assertThat(page.body().text(StandardCharsets.ISO_8859_1)).isEqualTo(html);
            assertThat(page.header("last-modified")).contains("Sun, 07 Apr 2024 10:00:00 GMT");
            assertThat(page.header("link")).isEmpty();
            assertThat(page.fetchedAt()).isEqualTo(Fixtures.NOW);
            assertThat(page.exchanges()).extracting(Fetched.Exchange::status).containsExactly(302, 200);
            assertThat(page.exchanges().getLast().payload()).isEqualTo(Bytes.of(folded));
            assertThat(page.exchanges().getLast().response().text(StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200 OK\r\nContent-Type: Text/HTML;Charset=\"iso-8859-1\"\r\n")
                    .endsWith("\r\n0\r\nTrailer: x\r\n\r\n");
            assertThat(page.exchanges().getLast().address()).isEqualTo(InetAddress.ofLiteral(PUBLIC));
        }
    }

    @Test
    void saysWhoAsksAndNothingElse() throws IOException {
        try (RawServer server = RawServer.saying(page("ok"))) {
            new Web().name("public.example", PUBLIC).serves(80, server).fetch("http://public.example/a");

            assertThat(server.requests()).containsExactly("""
                            GET /a HTTP/1.1\r
                            Host: public.example\r
                            User-Agent: Plumbline fact-check desk (+https://plumbline.example)\r
                            Accept: text/html, application/xhtml+xml, text/plain, application/pdf, \
                            application/vnd.openxmlformats-officedocument.wordprocessingml.document\r
                            Accept-Encoding: gzip, identity\r
                            Connection: close\r
                            \r
                            """);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "[::1]",
                "0.0.0.0",
                "[::]",
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "[fd00:ec2::254]",
                "[fe80::1]",
                "224.0.0.1",
                "255.255.255.255",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "127.1",
                "[::ffff:127.0.0.1]",
                "[::ffff:a00:1]",
                "[::127.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "[2002:7f00:1::]",
                "[2001:0:7f00:1::]",
                "127.0.0.1.",
                "localhost"
            })
    void refusesAddressesInsideANetworkInAnySpelling(String host) throws IOException {
        try (RawServer server = RawServer.saying(page("secret"))) {
            Web web = new Web().name("localhost", "127.0.0.1").serves(80, server);

            FetchRefused refused = web.refused("http://" + host + "/");

            assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS);
            assertThat(web.asked()).isEmpty();
            assertThat(server.connections()).isZero();
        }
    }

    /** With nothing injected: the resolver of this machine and real connections. */
    @Test
    void refusesALocalServerAsItRunsInProduction() throws IOException {
        try (RawServer server = RawServer.saying(page("secret"))) {
            PageFetch fetch =
                    PageFetch.ofPublicWeb(Fixtures.limits("ports", String.valueOf(server.port())), Clock.systemUTC());
            for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433")) {
                URI url = URI.create("http://" + host + ":" + server.port() + "/");

                assertThatThrownBy(() -> fetch.fetch(url)).isInstanceOf(FetchRefused.class);
            }
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "169.254.169.254", "fd00:ec2::254", "64:ff9b::a00:1"})
    void refusesNamesThatLeadInside(String address) throws IOException {
        try (RawServer server = RawServer.saying(page("secret"))) {
            Web alone = new Web().name("inside.example", address).serves(80, server);
            Web mixed = new Web().name("mixed.example", PUBLIC, address).serves(80, server);

            assertThat(alone.refused("http://inside.example/").reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS);
            assertThat(mixed.refused("http://mixed.example/").reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void doesNotTellWhereANameLeads() {
        Web web = new Web().name("inside.example", "10.1.2.3");

        assertThat(web.refused("http://inside.example/")).hasMessageNotContaining("10.1.2.3");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/, FORBIDDEN_ADDRESS",
        "http://[::1]/, FORBIDDEN_ADDRESS",
        "//2130706433/, FORBIDDEN_ADDRESS",
        "http://169.254.169.254/latest/meta-data/, FORBIDDEN_ADDRESS",
        "http://inside.example/, FORBIDDEN_ADDRESS",
        "http://public.example:22/, PORT",
        "http://a:b@public.example/, CREDENTIALS",
        "file:///etc/passwd, SCHEME",
        "http://nowhere.example/, UNRESOLVED"
    })
    void checksRedirectsLikeFirstUrls(String location, Reason reason) throws IOException {
        try (RawServer server = RawServer.saying(redirect(location))) {
            Web web = new Web()
                    .name("public.example", PUBLIC)
                    .name("inside.example", "127.0.0.1")
                    .serves(80, server);

            assertThat(web.refused("http://public.example/").reason()).isEqualTo(reason);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void looksANameUpOnceAndConnectsToWhatItChecked() throws IOException {
        try (RawServer server = RawServer.saying(page("ok"))) {
            Web web = new Web()
                    .name("rebinding.example", PUBLIC)
                    .name("rebinding.example", "127.0.0.1")
                    .serves(80, server);

            web.fetch("http://rebinding.example/");

            assertThat(web.asked()).containsExactly("rebinding.example");
            assertThat(web.dialled()).containsExactly(new InetSocketAddress(InetAddress.ofLiteral(PUBLIC), 80));
        }
    }

    @Test
    void checksANameAgainOnEachHop() throws IOException {
        try (RawServer server = RawServer.saying(redirect("/again"))) {
            Web web = new Web()
                    .name("rebinding.example", PUBLIC)
                    .name("rebinding.example", "127.0.0.1")
                    .serves(80, server);

            assertThat(web.refused("http://rebinding.example/").reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS);
            assertThat(web.asked()).containsExactly("rebinding.example", "rebinding.example");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void triesTheOtherAddressesOfAName() throws IOException {
        int nobody = RawServer.closedPort();
        try (RawServer server = RawServer.saying(page("ok"))) {
            InetAddress first = InetAddress.ofLiteral("2606:4700::1111");
            InetAddress second = InetAddress.ofLiteral(PUBLIC);
            PageFetch fetch = new PageFetch(
                    Fixtures.limits(),
                    Clock.systemUTC(),
                    host -> List.of(first, second),
                    new Dialer(
                            checked -> new InetSocketAddress(
                                    InetAddress.getLoopbackAddress(),
                                    checked.getAddress().equals(first) ? nobody : server.port()),
                            (SSLSocketFactory) SSLSocketFactory.getDefault()));

            Fetched page = fetch.fetch(URI.create("http://public.example/"));

            assertThat(page.exchanges().getFirst().address()).isEqualTo(second);
        }
    }

    @Test
    void saysThatASiteCannotBeReached() throws IOException {
        Web web = new Web().name("public.example", PUBLIC).serves(80, RawServer.closedPort());

        assertThat(web.refused("http://public.example/").reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void followsFiveRedirectsAndNoMore() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            int left = Integer.parseInt(request.substring(5, request.indexOf(' ', 5)));
            out.write((left == 0 ? page("there") : redirect("/" + (left - 1))).getBytes(StandardCharsets.US_ASCII));
        })) {
            Web web = new Web().name("public.example", PUBLIC).serves(80, server);

            assertThat(web.fetch("http://public.example/5").exchanges()).hasSize(6);
            assertThat(web.refused("http://public.example/6").reason()).isEqualTo(Reason.TOO_MANY_REDIRECTS);
        }
    }

    @Test
    void endsRedirectLoops() throws IOException {
        try (RawServer server = RawServer.saying(redirect("http://public.example/"))) {
            Web web = new Web().name("public.example", PUBLIC).serves(80, server);

            assertThat(web.refused("http://public.example/").reason()).isEqualTo(Reason.TOO_MANY_REDIRECTS);
            assertThat(server.connections()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "video/mp4",
                "application/octet-stream",
                "application/json",
                "text/htmlx",
                "text",
                "",
                "text/html/x",
                "t\u00cbxt/html",
                "; text/html"
            })
    void refusesWhatIsNoPage(String type) throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\nx")) {
            Web web = new Web().name("public.example", PUBLIC).serves(80, server);

            assertThat(web.refused("http://public.example/").reason()).isEqualTo(Reason.TYPE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 300, 304, 302, 401, 402, 403, 404, 410, 429, 500, 503, 999})
    void refusesAnswersThatAreNoPages(int status) throws IOException {
        try (RawServer server = RawServer.saying(
                "HTTP/1.1 " + status + " x\r\nContent-Type: text/html\r\nContent-Length: 1\r\n\r\nx")) {
            Web web = new Web().name("public.example", PUBLIC).serves(80, server);

            FetchRefused refused = web.refused("http://public.example/");

            assertThat(refused.reason()).isEqualTo(Reason.STATUS);
            assertThat(Objects.requireNonNull(refused.status())).isEqualTo(status);
            assertThat(refused).hasMessageContaining(String.valueOf(status));
        }
    }

    @Test
    void readsPagesThatDeclareLittle() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.0 200\nContent-Type: text/plain\n\nto the end")) {
            Fetched page =
                    new Web().name("public.example", PUBLIC).serves(80, server).fetch("http://public.example/");

            assertThat(page.body().text(StandardCharsets.US_ASCII)).isEqualTo("to the end");
            assertThat(page.charset()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SSH-2.0-OpenSSH_9.6
                    HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Length: 10\\r\\n\\r\\nshort
                    HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Length: -1\\r\\n\\r\\nx
                    HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\nxx
                    HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\nx
                    HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n
                    HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n5\\r\\nab
                    HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\nab\\r\\n0\\r\\n\\r\\n
                    HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Encoding: br\\r\\n\\r\\nx
                    HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Encoding: gzip, gzip\\r\\n\\r\\nx
                    HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Encoding: gzip\\r\\n\\r\\nnot gzip
                    HTTP/1.1 101 Switching Protocols\\r\\n\\r\\n
                    HTTP/1.1 200 OK\\r\\nContent-Type: text/html
                    """)
    void refusesAnswersThatAreBroken(String response) throws IOException {
        try (RawServer server = RawServer.saying(response.replace("\\r", "\r").replace("\\n", "\n"))) {
            Web web = new Web().name("public.example", PUBLIC).serves(80, server);

            assertThat(web.refused("http://public.example/").reason()).isEqualTo(Reason.UNREADABLE);
        }
    }
}
