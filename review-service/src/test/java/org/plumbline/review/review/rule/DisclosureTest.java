package org.plumbline.review.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureTest {

    @ParameterizedTest
    @CsvSource({
        "Adam Example, 'We spoke to **adam example** twice.',      true",
        "Adam Example, 'We spoke to Ádám  Example.',               true",
        "Adam Example, 'We spoke to Adam, an example to others.',  false",
        "Adam Example, 'Adam Examples Ltd. said so.',              false",
        "سمير مثال,     'قال وسمير مثال ذلك',                        true",
        "Adam Example, '',                                         false",
    })
    void findsANameAsReadersWould(String name, String text, boolean found) {
        assertThat(Disclosure.parts(List.of(name), Map.of("the body", text)))
                .isEqualTo(found ? List.of("the body") : List.of());
    }
}
