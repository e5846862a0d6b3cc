package org.plumbline.claims.tip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rain fell",
                "Rain https://news.example/rain",
                "https://news.example/rain\nIs this so?",
                "هطل المطر",
                "雨",
                "The U.S. grew by 2.5 percent",
            })
    void seesThatSomethingIsSaid(String text) {
        assertThat(Words.areIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://news.example/rain",
                "HTTPS://news.example/a http://news.example/b",
                "www.news.example",
                "news.example/rain?x=1, 2",
                "news.example",
                "- https://news.example/rain !",
                "mailto:rain@news.example",
                "2024 33,000",
                "🌧 !!",
                "",
            })
    void seesThatNothingIs(String text) {
        assertThat(Words.areIn(text)).isFalse();
    }
}
