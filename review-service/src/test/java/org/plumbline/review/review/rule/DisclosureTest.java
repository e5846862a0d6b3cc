package org.plumbline.review.review.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureTest {

    @ParameterizedTest
    @CsvSource({
        "Adam Example, 'We spoke to **adam example** twice.',      true",
        "Adam Example, 'We spoke to Ádám  Example.',               true",
        "Adam Example, 'We spoke to Adam, an example to others.',  false",
        "Adam Example, 'Adam Examples Ltd. said so.',              false",
        "سمير مثال,     'قال وسمير مثال ذلك',                        true",
        "Adam Example, '',                                         false",
        "Adam Example, 'adam_example told us.',                    true",
        "Adam Example, 'Write to @AdamExample there.',             true",
        "Adam Example, 'https://x.example/adam-example',           true",
        "Adam Example, 'https://x.example/%41dam%20Ex%61mple',     true",
        "Adam Example, 'https://x.example/adam%E2%80%8Bexample',   true",
        "Adam Example, 'She read <b>Adam</b> Ex<i>amp</i>le out.', true",
        "Adam Example, 'MacAdam Example said so.',                 false",
        "Ines Strauß,  'INES STRAUSS said so.',                    true",
        "Li Na,        'The Lina file.',                           false",
        "王 小明,       '王小明表示',                                  true",
        "علی رضا,      'علی\u200cرضا گفت',                         true",
    })
    void findsANameAsReadersWould(String name, String text, boolean found) {
        assertThat(Disclosure.parts(List.of(name), Map.of("the body", List.of(text))))
                .isEqualTo(found ? List.of("the body") : List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Adam\u00a0Example",
                "Adam\u200bExample",
                "Adam \u200b\u200b Example",
                "A\u200bdam\u2060 Exam\u00adple",
                "Ad\u200bam\u200bEx\u200bample",
                "\u202aAdam\u202c\u2003Example\u200e",
                "Adam\u2028Example",
                "\uff21\uff44\uff41\uff4d Example",
                "Adam\u3164Example",
            })
    void seesThroughWhatReadersDoNotSee(String text) {
        assertThat(Disclosure.parts(
                        List.of("Adam Example"), Map.of("the body", List.of("nothing", "So " + text + " said."))))
                .containsExactly("the body");
    }

    @Test
    void takesNoTimeOverMuchThatIsInvisible() {
        String text = "adam" + "\u200b".repeat(200_000) + "x" + " \u200b".repeat(200_000) + "%20".repeat(50_000)
                + "<a".repeat(50_000);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(
                        Disclosure.parts(List.of("Adam Example"), Map.of("the body", List.of(text))))
                .isEmpty());
    }
}
