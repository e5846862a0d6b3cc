package org.plumbline.review.publication.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.publication.Publications;
import org.plumbline.review.publication.VariedVerdicts;
import org.plumbline.review.verdict.PublicVerdict;

/** Numbers and Arabic words are found however they are written, where they stand and in the search. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class SpellingsTest {

    private static final String MARK = "spellingwort";

    /** What was published, by its place; the verdict's language is English, Arabic or German by turns. */
    private static final List<String> TEXTS = List.of(
            "More than 33,000 killed",
            "قُتل أكثر من ٣٣٬٠٠٠ فلسطيني في غزّة، بحسب إسرائيل، الحكومة، إدارة مستشفى الشفاء",
            "Mehr als 41.500 Tote",
            "Some 52\u202F400 were displaced",
            "مات ۶۱٬۷۰۰ شخص",
            "Zwischen 70,000-80,000 Menschen",
            "On October 7 250 hostages were taken",
            "They lost 1,23,45,678 rupees",
            "قال الحكومه إن العدد 12.5 مليون");

    private static final List<String> SLUGS = new ArrayList<>();

    @BeforeEach
    void publish() {
        if (SLUGS.isEmpty()) {
            List<PublicVerdict> verdicts = VariedVerdicts.of(3, MARK, Instant.parse("2026-11-20T12:00:00Z"));
            for (int i = 0; i < TEXTS.size(); i++) {
                ClaimSnapshot claim = new ClaimSnapshot(
                        Ids.next(), TEXTS.get(i), "en", null, null, null, null, List.of(), List.of(), List.of());
                SLUGS.add(Publications.publish(VariedVerdicts.edition(verdicts.get(i % 3), claim))
                        .slug());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    33,000                  | 0 1
                    33000                   | 0 1
                    33.000                  | 0 1
                    33 000                  | 0 1
                    33\u202F000            | 0 1
                    33’000                  | 0 1
                    ٣٣٠٠٠                   | 0 1
                    ٣٣٬٠٠٠                  | 0 1
                    ٣٣،٠٠٠                  | 0 1
                    ۳۳۰۰۰                   | 0 1
                    ३३,०००                  | 0 1
                    "33 000 killed"         | 0
                    more than 33 000 killed | 0
                    41,500                  | 2
                    41500 Tote              | 2
                    52400                   | 3
                    52,400                  | 3
                    61700                   | 4
                    ٦١٧٠٠                   | 4
                    80000                   | 5
                    70 000                  | 5
                    70,000-80,000           | 5
                    october 7 250 hostages  | 6
                    250                     | 6
                    12345678                | 7
                    1,23,45,678             | 7
                    12,345,678              | 7
                    ١٢٫٥                    | 8
                    12.5                    | 8
                    فلسطيني                 | 1
                    فلسطينى                 | 1
                    فَلَسْطِينِيّ             | 1
                    فلســـطيني              | 1
                    اكثر                    | 1
                    أكثر                    | 1
                    آكثر                    | 1
                    اسرائيل                 | 1
                    إسرائيل                 | 1
                    غزة                     | 1
                    غزه                     | 1
                    اداره                   | 1
                    إدارة                   | 1
                    مستشفي                  | 1
                    الحكومة                 | 1 8
                    الحكومه                 | 1 8
                    حكومة                   | 1
                    330,00                  |
                    33                      |
                    3300                    |
                    330000                  |
                    7250                    | 6
                    """)
    void finds(String typed, @Nullable String expected) {
        assertThat(found(typed)).containsExactlyInAnyOrderElementsOf(expected(expected));
    }

    @Test
    void aSpaceThatMayPartTwoNumbersHidesNeither() {
        assertThat(found("\"7 250 hostages\"")).containsExactly(6);
        assertThat(found("7 -hostages")).isEmpty();
    }

    private static List<Integer> expected(@Nullable String numbers) {
        List<Integer> expected = new ArrayList<>();
        if (numbers != null) {
            for (String number : numbers.split(" ", -1)) {
                expected.add(Integer.parseInt(number));
            }
        }
        return expected;
    }

    private static List<Integer> found(String typed) {
        String page = RestAssured.given()
                .urlEncodingEnabled(false)
                .accept("text/html")
                .get("/search?q=" + Criteria.encoded(MARK + " " + typed))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < SLUGS.size(); i++) {
            if (page.contains("<a href=\"/verdicts/" + SLUGS.get(i) + "\"")) {
                found.add(i);
            }
        }
        return found;
    }
}
