package org.plumbline.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.kit.fetch.Fixtures.PUBLIC;
import static org.plumbline.kit.fetch.Fixtures.redirect;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.Warcinfo;

import org.plumbline.kit.fetch.Fixtures.Web;

class WarcCopyTest {

    private static final String HTML = "<p>Plus de 33 000 tués</p>".repeat(50);
    private static final byte[] FOLDED = Fixtures.gzip(HTML.getBytes(StandardCharsets.UTF_8));

    @Test
    void keepsEveryRequestAndResponseAsItWas() throws IOException, NoSuchAlgorithmException {
        Fetched page = fetched();
        WarcCopy copy = WarcCopy.of(page);
        List<String> read = new ArrayList<>();

        try (WarcReader warc = new WarcReader(copy.bytes().stream())) {
            for (WarcRecord record : warc) {
                assertThat(record.date()).isEqualTo(Fixtures.NOW);
                read.add(record.type());
                switch (record) {
                    case Warcinfo info ->
                        assertThat(info.fields().first("software")).contains("Plumbline");
                    case WarcCaptureRecord capture -> {
                        assertThat(capture.ipAddress()).contains(InetAddress.ofLiteral(PUBLIC));
                        assertThat(capture.version()).hasToString("WARC/1.1");
                        byte[] block = capture.body().stream().readAllBytes();
                        Fetched.Exchange exchange = exchange(page, capture);
                        assertThat(Bytes.of(block))
                                .isEqualTo(capture instanceof WarcRequest ? exchange.request() : exchange.response());
                        assertThat(capture.blockDigest().orElseThrow().hex()).isEqualTo(hex(block));
                    }
                    default -> throw new AssertionError(record);
                }
            }
            assertThat(warc.compression()).isEqualTo(WarcCompression.GZIP);
        }
        assertThat(read).containsExactly("warcinfo", "response", "request", "response", "request");
    }

    @Test
    void givesThePageBack() throws IOException, NoSuchAlgorithmException {
        WarcCopy copy = WarcCopy.of(fetched());

        try (WarcReader warc = new WarcReader(copy.bytes().stream())) {
            for (WarcRecord record : warc) {
                if (record instanceof WarcResponse response && response.target().endsWith("/new")) {
                    assertThat(response.payloadDigest().orElseThrow().hex()).isEqualTo(copy.payloadSha256());
                    assertThat(new String(
                                    response.http().bodyDecoded().stream().readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(HTML);
                    assertThat(copy.payloadSha256()).isEqualTo(hex(FOLDED));
                    return;
                }
            }
        }
        throw new AssertionError("The page is not in its copy");
    }

    @Test
    void differsInTheIdsOfItsRecordsOnly() throws IOException {
        Fetched page = fetched();

        assertThat(withoutIds(WarcCopy.of(page))).isEqualTo(withoutIds(WarcCopy.of(page)));
    }

    private static List<String> withoutIds(WarcCopy copy) throws IOException {
        List<String> records = new ArrayList<>();
        try (WarcReader warc = new WarcReader(copy.bytes().stream())) {
            for (WarcRecord record : warc) {
                String head = new String(record.serializeHeader(), StandardCharsets.UTF_8);
                byte[] body = record.body().stream().readAllBytes();
                records.add(head.replaceAll("urn:uuid:[0-9a-f-]{36}", "id")
                        + new String(body, StandardCharsets.ISO_8859_1));
            }
        }
        return records;
    }

    private static Fetched fetched() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            if (request.startsWith("GET /new ")) {
                String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(FOLDED.length) + "\r\n";
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.write(FOLDED);
                out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                out.write(redirect("/new").getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            return new Web().name("public.example", PUBLIC).serves(80, server).fetch("http://public.example/old");
        }
    }

    private static Fetched.Exchange exchange(Fetched page, WarcCaptureRecord record) {
        return page.exchanges().stream()
                .filter(exchange -> exchange.url().equals(record.targetURI()))
                .findFirst()
                .orElseThrow();
    }

    private static String hex(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
