package org.plumbline.review.check.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static final Phrases ENGLISH = Phrases.in("en-GB");
    private static final Phrases ARABIC = Phrases.in("ar-EG");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+\\}");

    @Test
    void saysInArabicAllThatItSaysInEnglish() {
        assertThat(ARABIC.keys()).isEqualTo(ENGLISH.keys());
        for (String key : ENGLISH.keys()) {
            assertThat(places(ARABIC, key)).as(key).isEqualTo(places(ENGLISH, key));
        }
    }

    @Test
    void fallsBackToEnglish() {
        assertThat(Phrases.in("he").language()).isEqualTo("en");
        assertThat(Phrases.in("").language()).isEqualTo("en");
        assertThat(ARABIC.language()).isEqualTo("ar");
    }

    @Test
    void writesNumbersAndDaysAsTheLanguageDoes() {
        assertThat(ENGLISH.number(new BigDecimal("33137.50"))).isEqualTo("33,137.5");
        assertThat(ENGLISH.number(new BigDecimal("3.3E+4"))).isEqualTo("33,000");
        assertThat(ARABIC.number(new BigDecimal("33137"))).isEqualTo("٣٣٬١٣٧");
        LocalDate day = LocalDate.parse("2024-04-07");
        assertThat(ENGLISH.day(day)).isEqualTo("7 April 2024");
        assertThat(ENGLISH.day(day, 2024)).isEqualTo("7 April");
        assertThat(ENGLISH.day(day, 2026)).isEqualTo("7 April 2024");
        assertThat(ARABIC.day(day, 2024)).isEqualTo("٧ أبريل");
    }

    @Test
    void callsWhatIsCountedByItsNameInTheLanguage() {
        assertThat(ARABIC.measure("killed")).isEqualTo("القتلى");
        assertThat(ARABIC.measure(" Aid trucks")).isEqualTo("شاحنات المساعدات");
        assertThat(ENGLISH.measure("hostages held")).isEqualTo("hostages held");
        assertThat(ARABIC.measure("bridges")).isEqualTo("\u2068bridges\u2069");
    }

    @Test
    void putsInWhatIsGivenAndNothingMore() {
        assertThat(ENGLISH.say("passed.on", Map.of("mark", "$1{day}\\", "day", "4 April")))
                .isEqualTo("the $1{day}\\ mark was passed on 4 April");
        assertThatThrownBy(() -> ENGLISH.say("passed.on", Map.of("mark", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{day}");
        assertThatThrownBy(() -> ENGLISH.say("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
    }

    private static Set<String> places(Phrases phrases, String key) {
        // Filling every place with its own name shows which places there are.
        Map<String, String> parts = new HashMap<>();
        String said = null;
        while (said == null) {
            try {
                said = phrases.say(key, parts);
            } catch (IllegalArgumentException e) {
                Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
                assertThat(place.find()).as(e.getMessage()).isTrue();
                parts.put(place.group().substring(1, place.group().length() - 1), place.group());
            }
        }
        return PLACE.matcher(said).results().map(result -> result.group()).collect(Collectors.toSet());
    }
}
