package org.plumbline.kit.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;

import org.junit.jupiter.api.Test;

class DecodingTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1256 = Charset.forName("windows-1256");

    @Test
    void believesAByteOrderMarkBeforeAllElse() {
        assertThat(Decoding.page("\uFEFFÜber".getBytes(UTF_8), "windows-1252")).isEqualTo("Über");
        assertThat(Decoding.text("\uFEFFÜber".getBytes(UTF_16BE), null)).isEqualTo("Über");
    }

    @Test
    void believesTheServerBeforeThePage() {
        byte[] page = "<meta charset=utf-8>مطر".getBytes(WINDOWS_1256);

        assertThat(Decoding.page(page, "windows-1256")).endsWith("مطر");
    }

    @Test
    void believesWhatThePageSaysOfItself() {
        String page = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1256\">مطر";

        assertThat(Decoding.page(page.getBytes(WINDOWS_1256), null)).isEqualTo(page);
    }

    @Test
    void triesUtf8AndThenWindows1252() {
        assertThat(Decoding.text("Größe “so”".getBytes(UTF_8), null)).isEqualTo("Größe “so”");
        assertThat(Decoding.text("Größe “so”".getBytes(WINDOWS_1252), null)).isEqualTo("Größe “so”");
    }

    @Test
    void takesLatin1ForWindows1252AsBrowsersDo() {
        assertThat(Decoding.text(new byte[] {(byte) 0x93}, "ISO-8859-1")).isEqualTo("“");
    }

    @Test
    void passesOverNamesThatMeanNothing() {
        assertThat(Decoding.text("é".getBytes(UTF_8), "no such set")).isEqualTo("é");
        assertThat(Decoding.page("<meta charset=x-unheard-of>é".getBytes(UTF_8), null))
                .endsWith("é");
        assertThat(Decoding.page("<meta charset=utf-16>plain".getBytes(ISO_8859_1), null))
                .endsWith("plain");
    }
}
