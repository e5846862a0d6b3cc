package org.plumbline.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class LanguageTagsTest {

    @Test
    void writesTagsInTheirCanonicalForm() {
        assertThat(LanguageTags.canonical("EN")).contains("en");
        assertThat(LanguageTags.canonical("ar-eg")).contains("ar-EG");
        assertThat(LanguageTags.canonical("CKB")).contains("ckb");
        assertThat(LanguageTags.canonical("zh-hant-tw")).contains("zh-Hant-TW");
    }

    @Test
    void knowsNoOtherLanguages() {
        for (String tag : List.of("", "xx", "xyq", "und", "mul", "not a tag", "en_GB", "e", "\0", "-en")) {
            assertThat(LanguageTags.canonical(tag)).as(tag).isEmpty();
        }
    }
}
