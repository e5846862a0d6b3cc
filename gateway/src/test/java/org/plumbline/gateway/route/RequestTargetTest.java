package org.plumbline.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/desk/reviews?state=OPEN&to=//elsewhere",
                "/topics/%D8%BA%D8%B2%D8%A9",
                "/topics/a%20b",
                "/v1alpha1/claims:search?query=100%25",
                "/verdicts/a...b",
                "/verdicts/.well",
                "/search?",
            })
    void letsPlainPathsThroughUnchanged(String uri) {
        assertThat(RequestTarget.parse(uri)).map(RequestTarget::uri).hasValue(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "desk",
                "http://plumbline.example/desk",
                "//desk",
                "/verdicts//x",
                "/verdicts/../desk",
                "/verdicts/..",
                "/verdicts/./x",
                "/verdicts/%2e%2e/desk",
                "/verdicts/.%2E/desk",
                "/verdicts%2Fx",
                "/desk%5Cx",
                "/desk\\x",
                "/desk;a=b",
                "/desk%3Bx",
                "/%64esk",
                "/verdicts/%00",
                "/verdicts/%0d%0aX",
                "/verdicts/%7f",
                "/verdicts/%",
                "/verdicts/%4",
                "/verdicts/%zz",
                "/verdicts/x#y",
                "/verdicts/a b",
                "/verdicts/é",
                "/search?q=a b",
                "/search?q=\r\nX: y",
            })
    void refusesWhatCouldBeReadInAnotherWay(String uri) {
        assertThat(RequestTarget.parse(uri)).isEmpty();
    }
}
