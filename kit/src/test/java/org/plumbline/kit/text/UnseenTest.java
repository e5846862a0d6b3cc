package org.plumbline.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class UnseenTest {

    @Test
    void areTheSameAsAClassAndOneByOne() {
        Pattern unseen = Pattern.compile("[" + Unseen.CLASS + "]");
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            assertThat(unseen.matcher(Character.toString(character)).matches())
                    .as("U+%04X", character)
                    .isEqualTo(Unseen.is(character));
        }
    }

    @Test
    void areTakenOutOfWhatThePublicTypesIfTheyTurnIt() {
        assertThat(Unseen.withoutTurns("\u202aa\u202eb\u2066c\u2069 \u0644\u200c\u0627\0"))
                .isEqualTo("abc \u0644\u200c\u0627\0");
        assertThat(Unseen.withoutTurns(null)).isNull();
    }

    @Test
    void areNoneOfWhatAScriptNeeds() {
        assertThat("a\u00e9\u0644\u0627\u05d0\u200c\u200d\u200e\u200f\u061c\u00ad\ufeff\ud83d\ude00".codePoints())
                .noneMatch(Unseen::is);
        assertThat("\0\u0007\u0085\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069".codePoints())
                .allMatch(Unseen::is);
    }
}
