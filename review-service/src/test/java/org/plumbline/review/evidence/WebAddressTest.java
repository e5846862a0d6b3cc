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
        "https://web.archive.org/web/2024/https://site.example/a, https://site.example/a",
        "https://news.example/truce-talks/amp, https://news.example/truce-talks",
        "https://amp.news.example/truce-talks, https://news.example/truce-talks",
        "https://news.example/amp/truce-talks/, https://news.example/truce-talks",
        "https://news.example/truce.amp.html?outputType=amp, https://news.example/truce.html",
        "https://news.example/truce?amp, https://news.example/truce",
        "https://news-example.cdn.ampproject.org/c/s/news.example/truce/amp, https://news.example/truce",
        "https://www.google.com/amp/s/news.example/truce, https://news.example/truce",
        "https://news.example/truce?igshid=1&msclkid=2&at_medium=RSS, https://news.example/truce",
        "https://twitter.com/a/status/1, https://mobile.x.com/a/status/1",
        "https://youtu.be/dQw4?si=abc, https://m.youtube.com/watch?t=3&v=dQw4"
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
        "https://news.example/amplifiers, https://news.example/lifiers",
        "https://news.example/amp, https://news.example/amp/a",
        "https://news.example/a?sid=1, https://news.example/a?sid=2",
        "https://twitter.com/a/status/1, https://x.com/a/status/2",
        "https://youtu.be/dQw4, https://youtu.be/other",
        "https://site.example/a%2Fb, https://site.example/a/b"
    })
    void tellsPagesApart(String left, String right) {
        assertThat(address(left).samePageAs(address(right))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.bbc.co.uk/news/1, bbc.co.uk",
        "https://news.bbc.co.uk/1, bbc.co.uk",
        "https://twitter.com/a/status/1, x.com",
        "https://x.com/a/status/1, x.com",
        "https://anna.substack.com/p/1, anna.substack.com",
        "https://ben.substack.com/p/1, ben.substack.com",
        "https://medium.com/@anna/1, medium.com",
        "https://github.io/, github.io",
        "https://news.agency.example/a, agency.example",
        "https://192.0.2.7/a, 192.0.2.7",
        "https://web.archive.org/web/2024/https://www.reuters.com/a, reuters.com",
    })
    void knowsWhosePageItIs(String text, String site) {
        assertThat(address(text).site()).isEqualTo(site);
    }

    @ParameterizedTest
    @CsvSource({
        "Reuters.com, Reuters",
        "www.reuters.com, reuters",
        "bbc.co.uk, bbc",
        "Reuters, Reuters",
        "St. Louis Dispatch, St. Louis Dispatch",
        "U.S. News, U.S. News",
        "U.N., U.N.",
    })
    void knowsAPublisherWhoIsNamedByAnAddress(String publisher, String name) {
        assertThat(WebSite.nameOf(publisher)).isEqualToIgnoringCase(name);
    }

    private static WebAddress address(String text) {
        return WebAddress.parse(text).orElseThrow();
    }
}
