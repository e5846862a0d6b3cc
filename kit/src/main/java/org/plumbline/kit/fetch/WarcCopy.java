package org.plumbline.kit.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * A fetched page as a web archive keeps it (WARC 1.1): every request and response of the fetch, byte for byte.
 *
 * @param bytes the gzip WARC file, each record a gzip member of its own
 * @param payloadSha256 lower-case hexadecimal; of the page's body as it came (without transfer coding, still compressed
 *     if it came so), which is what the page's WARC-Payload-Digest is of
 */
public record WarcCopy(Bytes bytes, String payloadSha256) {

    /** Two copies of one page differ in the ids of their records only. */
    public static WarcCopy of(Fetched page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(bytes), WarcCompression.GZIP)) {
            Warcinfo info = info(page);
            writer.write(info);
            for (Fetched.Exchange exchange : page.exchanges()) {
                WarcResponse response = response(exchange, info.id());
                writer.write(response);
                writer.write(request(exchange, info.id(), response.id()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WarcCopy(
                Bytes.owning(bytes.toByteArray()),
                page.exchanges().getLast().payload().sha256Hex());
    }

    private static Warcinfo info(Fetched page) {
        Map<String, List<String>> fields = new TreeMap<>();
        fields.put("software", List.of("Plumbline"));
        fields.put("format", List.of("WARC File Format 1.1"));
        return new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .date(page.exchanges().getFirst().at())
                .fields(fields)
                .build();
    }

    private static WarcResponse response(Fetched.Exchange exchange, URI info) {
        return new WarcResponse.Builder(exchange.url())
                .version(MessageVersion.WARC_1_1)
                .date(exchange.at())
                .ipAddress(exchange.address())
                .warcinfoId(info)
                .blockDigest(digest(exchange.response()))
                .payloadDigest(digest(exchange.payload()))
                .body(MediaType.HTTP_RESPONSE, exchange.response().toArray())
                .build();
    }

    private static WarcRequest request(Fetched.Exchange exchange, URI info, URI response) {
        return new WarcRequest.Builder(exchange.url())
                .version(MessageVersion.WARC_1_1)
                .date(exchange.at())
                .ipAddress(exchange.address())
                .warcinfoId(info)
                .concurrentTo(response)
                .blockDigest(digest(exchange.request()))
                .body(MediaType.HTTP_REQUEST, exchange.request().toArray())
                .build();
    }

    private static WarcDigest digest(Bytes bytes) {
        return new WarcDigest("SHA-256", bytes.sha256());
    }
}
