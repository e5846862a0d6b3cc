package org.plumbline.review.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://files.example/a",
                "javascript:alert(1)",
                "https://user:secret@site.example/",
                "https:///path",
                "site.example",
                "https://site.example/a b",
                "https://site.example/\u202egnp.exe",
                ""
            })
    void refusesWhatIsNoPageOnTheWeb(String text) {
        assertThat(WebAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://site.example/a, http://www.SITE.example:80/a/#top",
        "https://site.example, https://site.example/",
        "https://site.example/a?id=1, https://site.example/a?utm_source=x&id=1&fbclid=2",
        "https://site.example/b/../a, https://site.example/a",
        "https://site.example./a/b?x=1, https://site.example/a/b?x=1",
        "https://site.example/%61/b?x=%31, https://site.example/a/b?x=1",
        "https://site.example/a?&x=1&UTM_Source=t&mc_cid=2, https://site.example/a?x=1",
        "https://m.site.example/a;s=1, https://www.www.site.example/a",
        "https://web.archive.org/web/2024/https://site.example/a, https://site.example/a"
    })
    void knowsOnePageByItsAddresses(String left, String right) {
        assertThat(address(left).samePageAs(address(right))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://site.example/a, https://site.example/b",
        "https://site.example/a?id=1, https://site.example/a?id=2",
        "https://site.example/a, https://news.site.example/a",
        "https://site.example:8443/a, https://site.example/a",
        "https://m.example/a, https://www.example/a",
        "https://site.example/a%2Fb, https://site.example/a/b"
    })
    void tellsPagesApart(String left, String right) {
        assertThat(address(left).samePageAs(address(right))).isFalse();
    }

    private static WebAddress address(String text) {
        return WebAddress.parse(text).orElseThrow();
    }
}
