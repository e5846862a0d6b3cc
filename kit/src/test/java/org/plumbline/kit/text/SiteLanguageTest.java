package org.plumbline.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteLanguageTest {

    @ParameterizedTest
    @CsvSource({"ar,ar", "ar-EG,ar", "AR,ar", "en,en", "en-GB,en", "fr,en", "arz,en", "'',en", "ar_EG,en", "?,en"})
    void speaksTheLanguageInWhateverRegionOrElseEnglish(String tag, String language) {
        assertThat(SiteLanguage.of(tag)).isEqualTo(language);
    }

    @Test
    void speaksEnglishToWhoeverAsksForNothing() {
        assertThat(SiteLanguage.of(null)).isEqualTo(SiteLanguage.ENGLISH);
    }
}
