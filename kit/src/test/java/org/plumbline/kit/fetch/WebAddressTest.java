package org.plumbline.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.kit.fetch.FetchRefused.Reason;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " > ",
            value = {
                "http://public.example > http://public.example/",
                "HTTPS://Public.Example:443/A?b=C#d > https://public.example/A?b=C",
                "http://public.example.:80/ > http://public.example/",
                "http://public.example:/ > http://public.example/",
                "http://public.example:8080?q > http://public.example:8080/?q",
                "http://a_b.public.example/ > http://a_b.public.example/",
                "http://public.example/a/../../b/./c/.. > http://public.example/b/",
                "http://public.example/é?ü=ß > http://public.example/%C3%A9?%C3%BC=%C3%9F",
                "http://public.example/50%/%41 [x]|y > http://public.example/50%25/%41%20%5Bx%5D%7Cy",
                "http://münchen.example/ > http://xn--mnchen-3ya.example/",
                "http://موقع.example/ > http://xn--4gbrim.example/",
                "http://public。example/ > http://public.example/",
                "http://93.184.215.14/ > http://93.184.215.14/",
                "http://９３.184.215.14/ > http://93.184.215.14/",
                "http://[2606:4700::1111]:80/ > http://[2606:4700:0:0:0:0:0:1111]/"
            })
    void normalises(String given, String expected) {
        assertThat(WebAddress.parse(given).uri()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://0x7f000001/",
                "http://0x/",
                "http://017700000001/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.1.2/",
                "http://127.0.0.256/",
                "http://127.0.0.01/",
                "http://2130706433./",
                "http://１２７.1/",
                "http://⑫7.1/",
                "http://127。1/",
                "http://93.184.55054/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[0:0:0:0:0:FFFF:93.184.215.14]/",
                "http://localhost/",
                "http://LOCALHOST./",
                "http://desk.localhost/",
                "http://printer.local/",
                "http://keycloak.plumbline.svc.cluster.local/",
                "http://metadata.google.internal/",
                "http://intranet/"
            })
    void refusesWhatHidesAnAddressOrNamesALocalOne(String url) {
        assertRefused(url, Reason.FORBIDDEN_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:///a",
                "http:public.example",
                "http://:80/",
                "http://./",
                "http://。/",
                "http://../",
                "http://xn--/",
                "http://public..example/",
                "http://.public.example/",
                "http://public.example../",
                "http://public.example:80:80/",
                "http://public.example:x/",
                "http://-public.example/",
                "http://pub lic.example/",
                "http://public.example\\.private.example/",
                "http://127.0.0.%31/",
                "http://public.example%2f/",
                "http://[::1",
                "http://[::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[v1.x]/",
                "http://[1::2::3]/",
                "http://::1/",
                "http://xn--a-ecp.%00/"
            })
    void refusesWhatIsNoAddressOfAPage(String url) {
        assertRefused(url, Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://public.example/, SCHEME",
        "file:///etc/passwd, SCHEME",
        "gopher://public.example/, SCHEME",
        "jar:http://public.example/!/, SCHEME",
        "//public.example/, SCHEME",
        "/a, SCHEME",
        "http://user@public.example/, CREDENTIALS",
        "http://user:secret@public.example/, CREDENTIALS",
        "http://public.example:80@127.0.0.1/, CREDENTIALS",
        "http://@public.example/, CREDENTIALS"
    })
    void refusesOtherSchemesAndCredentials(String url, Reason reason) {
        assertRefused(url, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example/x#y, https://other.example/x",
        "//other.example, https://other.example/",
        "/x?y, https://public.example:8443/x?y",
        "x, https://public.example:8443/a/x",
        "../x/., https://public.example:8443/x/",
        "../../../x, https://public.example:8443/x",
        "?x, https://public.example:8443/a/b?x",
        "#x, https://public.example:8443/a/b?c",
        "x y, https://public.example:8443/a/x%20y",
        "other.example, https://public.example:8443/a/other.example"
    })
    void followsRedirects(String location, String expected) {
        assertThat(WebAddress.parse("https://public.example:8443/a/b?c")
                        .follow(location)
                        .uri())
                .hasToString(expected);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertRefused("http://public.example/" + "x".repeat(8000), Reason.MALFORMED);
        assertRefused("http://" + "x.".repeat(127) + "example/", Reason.MALFORMED);
        assertRefused("http://" + "x".repeat(64) + ".example/", Reason.MALFORMED);
    }

    @Test
    void readsOrRefusesAnythingAtAll() {
        String alphabet = "htps:/.@[]%?#\\01279axfZ-_ \t\r\n\u3002\uff11\u0661é\u200d\ud83d\ude00";
        Random random = new Random(42);
        WebAddress base = WebAddress.parse("http://public.example/a/b?c");
        for (int i = 0; i < 10_000; i++) {
            StringBuilder url = new StringBuilder(i % 2 == 0 ? "http://" : "");
            for (int length = random.nextInt(20); length > 0; length--) {
                url.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                WebAddress read = base.follow(url.toString());
                assertThat(read.uri().toString()).matches("https?://[a-z0-9_.:\\[\\]-]+/[!-~]*");
                assertThat(WebAddress.parse(read.uri().toString())).isEqualTo(read);
            } catch (FetchRefused refused) {
                assertThat(refused.reason())
                        .isIn(Reason.MALFORMED, Reason.SCHEME, Reason.CREDENTIALS, Reason.FORBIDDEN_ADDRESS);
            }
        }
    }

    private static void assertRefused(String url, Reason reason) {
        assertThatThrownBy(() -> WebAddress.parse(url))
                .asInstanceOf(InstanceOfAssertFactories.type(FetchRefused.class))
                .extracting(FetchRefused::reason)
                .isEqualTo(reason);
    }
}
