package org.plumbline.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.HttpResponse;

class ResponseReaderTest {

    private static final byte[] RESPONSE = """
            HTTP/1.1 200 OK\r
            Content-Type: text/html; charset="utf-8"\r
            Transfer-Encoding: chunked\r
            Folded: a\r
             b\r
            \r
            4\r
            abcd\r
            0\r
            \r
            """.getBytes(StandardCharsets.US_ASCII);

    @Test
    void readsNotOneByteMoreThanTheResponse() throws IOException {
        byte[] followed = Arrays.copyOf(RESPONSE, RESPONSE.length + 5);
        ResponseReader reader = reader(followed);

        reader.body(reader.head().headers());

        assertThat(reader.raw()).isEqualTo(Bytes.of(RESPONSE));
        assertThat(reader.payload().text(StandardCharsets.US_ASCII)).isEqualTo("abcd");
    }

    @Test
    void readsOrRefusesAnythingAtAll() {
        Random random = new Random(42);
        int read = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] mangled = RESPONSE.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                mangled[random.nextInt(mangled.length)] = (byte) random.nextInt(256);
            }
            read += readsOrRefuses(mangled) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(500);
    }

    private static boolean readsOrRefuses(byte[] response) {
        ResponseReader reader = reader(response);
        try {
            HttpResponse head = reader.head();
            assertThatCode(() -> PageFetch.typeOf(head.headers())).doesNotThrowAnyException();
            reader.body(head.headers());
            return true;
        } catch (IOException | FetchRefused refused) {
            return false;
        }
    }

    private static ResponseReader reader(byte[] response) {
        return new ResponseReader(new ByteArrayInputStream(response), 10_000, 10_000);
    }
}
