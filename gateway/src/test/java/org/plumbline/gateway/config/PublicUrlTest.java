package org.plumbline.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080,         http://localhost:8080",
        "https://Plumbline.example/,    https://plumbline.example",
        "https://plumbline.example:443, https://plumbline.example",
        "http://plumbline.example:443,  http://plumbline.example:443",
    })
    void isWrittenAsBrowsersWriteAnOrigin(String url, String origin) {
        assertThat(new PublicUrl(url).origin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plumbline.example", "ftp://plumbline.example", "https://plumbline.example/x", "https:///x"})
    void isTheBaseOfASite(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PublicUrl(url));
    }
}
