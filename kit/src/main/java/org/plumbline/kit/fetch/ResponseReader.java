package org.plumbline.kit.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.ParsingException;

import org.plumbline.kit.fetch.FetchRefused.Reason;

/**
 * Reads one HTTP/1.1 response from a connection that serves no second one, and keeps the bytes as they came.
 *
 * <p>RFC 9112, section 6. What is ambiguous there is refused; as nothing follows on the connection, a server that lies
 * about a length deceives nobody but itself.
 */
final class ResponseReader {

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK_SIZE = Pattern.compile("[0-9A-Fa-f]{1,15}");

    private final InputStream in;
    private final int maxHeadBytes;
    private final long maxBodyBytes;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private long bodyBytes;

    ResponseReader(InputStream in, int maxHeadBytes, long maxBodyBytes) {
        this.in = new BufferedInputStream(in);
        this.maxHeadBytes = maxHeadBytes;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Status and headers; interim responses before them are dropped. */
    HttpResponse head() throws IOException {
        int left = maxHeadBytes;
        while (true) {
            raw.reset();
            left = readHead(left);
            HttpResponse head = HttpResponse.parseWithoutBody(
                    Channels.newChannel(new ByteArrayInputStream(raw.toByteArray())), null);
            if (head.status() == 101 || head.status() < 100) {
                throw broken();
            }
            if (head.status() >= 200) {
                return head;
            }
        }
    }

    /** Reads to the end of the body; afterwards {@link #raw()} and {@link #payload()} are whole. */
    void body(MessageHeaders headers) throws IOException {
        List<String> encodings = headers.all("Transfer-Encoding");
        if (!encodings.isEmpty()) {
            if (encodings.size() > 1 || !encodings.getFirst().equalsIgnoreCase("chunked")) {
                throw broken();
            }
            chunks();
        } else if (headers.all("Content-Length").isEmpty()) {
            toTheEnd();
        } else {
            exactly(contentLength(headers));
        }
    }

    /** Refuses by the declared length, before any of the body is read. */
    void refuseDeclaredTooLarge(MessageHeaders headers) throws IOException {
        if (headers.all("Transfer-Encoding").isEmpty()
                && !headers.all("Content-Length").isEmpty()
                && contentLength(headers) > maxBodyBytes) {
            throw tooLarge();
        }
    }

    /** Status line, headers and body as they came, transfer coding and all. */
    Bytes raw() {
        return Bytes.owning(raw.toByteArray());
    }

    /** The body without its transfer coding; still compressed if it came so. */
    Bytes payload() {
        return Bytes.owning(payload.toByteArray());
    }

    /** Bytes of the body as they came. */
    long bodyBytes() {
        return bodyBytes;
    }

    static FetchRefused tooLarge() {
        return FetchRefused.because(Reason.TOO_LARGE, "The page is too large.");
    }

    private int readHead(int limit) throws IOException {
        int left = limit;
        int lineLength = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (--left < 0) {
                throw FetchRefused.because(Reason.TOO_LARGE, "The site's answer begins with too many headers.");
            }
            raw.write(next);
            if (next == '\n') {
                if (lineLength == 0) {
                    return left;
                }
                lineLength = 0;
            } else if (next != '\r') {
                lineLength++;
            }
        }
    }

    private static long contentLength(MessageHeaders headers) throws IOException {
        List<String> lengths = headers.all("Content-Length").stream().distinct().toList();
        if (lengths.size() != 1 || !LENGTH.matcher(lengths.getFirst()).matches()) {
            throw broken();
        }
        return Long.parseLong(lengths.getFirst());
    }

    private void chunks() throws IOException {
        while (true) {
            String line = line();
            int extension = line.indexOf(';');
            String size = (extension < 0 ? line : line.substring(0, extension)).strip();
            if (!CHUNK_SIZE.matcher(size).matches()) {
                throw broken();
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                break;
            }
            exactly(length);
            if (!line().isEmpty()) {
                throw broken();
            }
        }
        String trailer = line();
        while (!trailer.isEmpty()) {
            trailer = line();
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            count(1);
            line.write(next);
        }
        count(1);
        line.write('\n');
        raw.write(line.toByteArray());
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1));
    }

    private void exactly(long length) throws IOException {
        byte[] buffer = new byte[8192];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException();
            }
            keep(buffer, read);
            left -= read;
        }
    }

    private void toTheEnd() throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            keep(buffer, read);
        }
    }

    private void keep(byte[] buffer, int length) {
        count(length);
        raw.write(buffer, 0, length);
        payload.write(buffer, 0, length);
    }

    private void count(int length) {
        bodyBytes += length;
        if (bodyBytes > maxBodyBytes) {
            throw tooLarge();
        }
    }

    private static ParsingException broken() {
        return new ParsingException("not a response of HTTP/1.1");
    }
}
