package org.plumbline.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "gzip | true",
                "gzip, deflate, br, zstd | true",
                "br;q=1.0, GZIP;q=0.5 | true",
                "x-gzip | true",
                "* | true",
                "*;q=0 | false",
                "gzip;q=0 | false",
                "gzip; q=0.000, * | false",
                "br | false",
                "'' | false",
                "- | false",
                "notgzip | false",
            })
    void asksWhetherGzipIsTaken(String acceptEncoding, boolean taken) {
        assertThat(Contents.takesGzip(acceptEncoding)).isEqualTo(taken);
    }

    @Test
    void leavesPicturesAndShortTextsAsTheyAre() {
        byte[] zeros = new byte[10_000];

        assertThat(Contents.of("\"a\"", typed("image/png"), zeros).gzip()).isNull();
        assertThat(Contents.of("\"a\"", typed("text/html"), "short".getBytes(StandardCharsets.UTF_8))
                        .gzip())
                .isNull();
        assertThat(Contents.of("\"a\"", typed("text/html"), zeros).gzip()).isNotNull();
    }

    @Test
    void givesEachFormATagOfItsOwn() {
        Contents contents = Contents.of("\"a\"", typed("text/html"), new byte[10_000]);

        assertThat(contents.in(null).tag()).isEqualTo("\"a\"");
        assertThat(contents.in("gzip").tag()).isEqualTo("\"a-gzip\"");
        assertThat(contents.in("gzip").isHeld("\"x\", W/\"a-gzip\"")).isTrue();
        assertThat(contents.in("gzip").isHeld("*")).isTrue();
        assertThat(contents.in("gzip").isHeld("\"a\"")).isFalse();
    }

    private static MultiMap typed(String type) {
        return HttpHeaders.headers().set(HttpHeaders.CONTENT_TYPE, type);
    }
}
