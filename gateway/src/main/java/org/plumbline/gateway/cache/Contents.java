package org.plumbline.gateway.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One content as it is and, where that is shorter, compressed. Each has its own ETag, as strong ones are of bytes.
 *
 * @param gzip null if it would be no shorter
 */
record Contents(Representation plain, @Nullable Representation gzip) {

    private static final List<String> COMPRESSIBLE =
            List.of("text/", "json", "xml", "javascript", "bibtex", "research-info-systems");

    /** Below that, a packet is a packet. */
    private static final int SHORT = 512;

    /**
     * Compresses, which takes milliseconds.
     *
     * @param tag of the plain form
     * @param headers of any form; without those of its length and encoding
     */
    static Contents of(@Nullable String tag, MultiMap headers, byte[] body) {
        byte[] shorter = isCompressible(headers.get(HttpHeaders.CONTENT_TYPE), body) ? compressed(body) : body;
        if (shorter.length >= body.length) {
            return new Contents(Representation.of(tag, headers, body), null);
        }
        MultiMap negotiated = HttpHeaders.headers().addAll(headers).set(HttpHeaders.VARY, "Accept-Encoding");
        Representation plain = Representation.of(tag, negotiated, body);
        MultiMap encoded = negotiated.add(HttpHeaders.CONTENT_ENCODING, "gzip");
        return new Contents(plain, Representation.of(withSuffix(tag, "-gzip"), encoded, shorter));
    }

    /** What a client gets that accepts these encodings. */
    Representation in(@Nullable String acceptEncoding) {
        return gzip != null && takesGzip(acceptEncoding) ? gzip : plain;
    }

    /**
     * The same bytes under other headers.
     *
     * @param headers of any form; without those of its length and encoding
     */
    Contents with(MultiMap headers) {
        if (gzip == null) {
            return new Contents(plain.with(headers), null);
        }
        MultiMap negotiated = HttpHeaders.headers().addAll(headers).set(HttpHeaders.VARY, "Accept-Encoding");
        Representation same = plain.with(negotiated);
        return new Contents(same, gzip.with(negotiated.add(HttpHeaders.CONTENT_ENCODING, "gzip")));
    }

    int bytes() {
        return plain.bytes() + (gzip == null ? 0 : gzip.bytes());
    }

    /** How many more it takes to keep this, if the other is kept. */
    int bytesBeside(Contents other) {
        return plain.body() == other.plain().body() ? bytes() - bodyBytes() : bytes();
    }

    private int bodyBytes() {
        return plain.body().length() + (gzip == null ? 0 : gzip.body().length());
    }

    static @Nullable String withSuffix(@Nullable String tag, String suffix) {
        return tag == null ? null : tag.substring(0, tag.length() - 1) + suffix + "\"";
    }

    /** RFC 9110, 12.5.3. */
    static boolean takesGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        if (acceptEncoding.startsWith("gzip") && acceptEncoding.indexOf(';') < 0 && isNamedFirst(acceptEncoding)) {
            // What browsers send.
            return true;
        }
        String named = "";
        String any = "";
        for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.split(";", 2);
            String weight = parts.length == 1 ? "q=1" : parts[1].replace(" ", "");
            switch (parts[0].strip()) {
                case "gzip", "x-gzip" -> named = weight;
                case "*" -> any = weight;
                default -> {
                    // Another encoding, which is not made here.
                }
            }
        }
        String weight = named.isEmpty() ? any : named;
        return !weight.isEmpty() && !weight.matches("q=0(\\.0*)?");
    }

    private static boolean isNamedFirst(String acceptEncoding) {
        return acceptEncoding.length() == 4 || acceptEncoding.charAt(4) == ',';
    }

    private static boolean isCompressible(@Nullable String type, byte[] body) {
        return body.length >= SHORT
                && type != null
                && COMPRESSIBLE.stream().anyMatch(type.toLowerCase(Locale.ROOT)::contains);
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new BestGzip(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Done once and sent many times, so as short as it gets. */
    private static final class BestGzip extends GZIPOutputStream {

        BestGzip(ByteArrayOutputStream bytes) throws IOException {
            super(bytes);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /** The bytes of the plain form. */
    byte[] plainBytes() {
        return plain.body().getBytes();
    }
}
