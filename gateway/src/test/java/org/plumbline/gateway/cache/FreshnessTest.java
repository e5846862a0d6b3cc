package org.plumbline.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400 | 60 | 600 | 86400",
                "Public,S-MaxAge=5 | 5 | 0 | 0",
                "s-maxage=\"7\", public | 7 | 0 | 0",
                "public, s-maxage=9, s-maxage=3 | 3 | 0 | 0",
                "public, max-age=31536000, immutable | 31536000 | 0 | 0",
                "public, s-maxage=60, stale-if-error=soon | 60 | 0 | 0",
                "public, s-maxage=99999999999999999999 | 315360000 | 0 | 0",
                "public, s-maxage=60, unheard-of=1 | 60 | 0 | 0",
            })
    void readsWhatIsAllowed(String cacheControl, long fresh, long whileRevalidating, long ifError) {
        assertThat(Freshness.of(List.of(cacheControl))).hasValue(new Freshness(fresh, whileRevalidating, ifError));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s-maxage=60",
                "public",
                "public, max-age=60",
                "public, s-maxage=0",
                "public, s-maxage=-1",
                "public, s-maxage=a",
                "public, s-maxage=60, no-store",
                "public, s-maxage=60, no-cache",
                "public, s-maxage=60, private",
                "public, s-maxage=60, private=\"x-a, x-b\"",
                "immutable, max-age=60",
            })
    void keepsNothingThatWasNotMeantToBe(String cacheControl) {
        assertThat(Freshness.of(List.of(cacheControl))).isEmpty();
    }

    @Test
    void readsAllHeadersOfThatName() {
        assertThat(Freshness.of(List.of("public", "s-maxage=60", "no-store"))).isEmpty();
        assertThat(Freshness.of(List.of("public", "s-maxage=60"))).isPresent();
    }
}
