package org.plumbline.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/desk", "/desk/reviews?state=OPEN&q=a%20b", "/search?q=https://elsewhere.example"})
    void acceptsPathsOnThisSite(String path) {
        assertThat(LocalPath.of(path)).map(LocalPath::value).hasValue(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk",
                "//elsewhere.example",
                "///elsewhere.example",
                "/\\elsewhere.example",
                "\\\\elsewhere.example",
                "https://elsewhere.example",
                "javascript:alert(1)",
                "/\t/elsewhere.example",
                "/desk\r\nSet-Cookie: a=b",
                " /desk",
                "/desk#x",
                "/é",
            })
    void refusesWhatCouldLeadAway(String path) {
        assertThat(LocalPath.of(path)).isEmpty();
    }

    @Test
    void refusesWhatDoesNotFitIntoACookie() {
        assertThat(LocalPath.of("/" + "x".repeat(2_000))).isEmpty();
    }
}
