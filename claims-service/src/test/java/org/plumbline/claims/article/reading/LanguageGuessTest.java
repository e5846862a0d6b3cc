package org.plumbline.claims.article.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageGuessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The rain in the valley was the worst that anybody there could remember, and it is not over.",
                "fr | La pluie dans la vallée est la pire que les gens du village ont connue, et elle ne cesse pas.",
                "es | La lluvia en el valle es la peor que los vecinos del pueblo han visto, y no se acaba.",
                "ar | هطل المطر على الوادي يومين كاملين ولم يتوقف حتى الآن",
            })
    void tellsALanguageByItsScriptOrItsLittleWords(String language, String text) {
        assertThat(LanguageGuess.of(text)).hasValue(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12,000 – 14,000",
                "Regen fiel im Tal zwei Tage lang, und es ist noch nicht vorbei.",
                "Harbour reopened",
                "باران دو روز در دره بارید و هنوز گرفتن آن پیدا نیست چون پیش‌بینی می‌گوید"
            })
    void saysNothingWhereItIsNotPlain(String text) {
        assertThat(LanguageGuess.of(text)).isEmpty();
    }
}
