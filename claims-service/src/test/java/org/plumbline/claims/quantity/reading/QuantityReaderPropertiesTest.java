package org.plumbline.claims.quantity.reading;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.time.PartialDate;

/** What holds for every text; the seeds are fixed, so that a failure comes back. */
class QuantityReaderPropertiesTest {

    private static final List<Locale> LOCALES =
            List.of(Locale.ENGLISH, Locale.of("ar"), Locale.FRENCH, Locale.of("es"), Locale.of("es", "MX"));
    private static final Context CONTEXT = new Context(PartialDate.parse("2024-04-07"), "Gaza", "Palestinians");
    private static final int ROUNDS = 400;

    private static final String[] PIECES = {
        "more than",
        "33,000",
        "33.137",
        "1 234",
        "٣٣٬١٣٧",
        "ألف",
        "و",
        "ونصف",
        "million",
        "mil",
        "quatre",
        "-",
        "vingt",
        "dix",
        "half a",
        "between",
        "and",
        "20",
        "–",
        "25",
        "killed",
        "people",
        "of the",
        "including",
        "seven",
        "hundred",
        "dozen",
        "%",
        "$",
        "per",
        "100,000",
        "October",
        "7",
        "2023",
        "since",
        "Monday",
        "in Gaza",
        "according to",
        "the",
        "ministry",
        "said",
        ".",
        ",",
        ";",
        ":",
        "\n\n",
        "’",
        "s",
        "k",
        "m",
        "\ud83d",
        "\udc4d",
        "\u0301",
        "\u200f",
        "\u0000",
        "999999999999999999999",
        "1,2",
        "0.0.0.0",
        "31/02/2024",
        "not",
        "hostages",
        "week",
        "old",
        "(",
        "+",
        "1e9",
        "Room",
        "two-thirds of",
        "half the",
        "dozens of",
        "one in",
        "number of",
        "شخصين",
        "وخمسة",
        "عشرات",
        "بين",
        "نصف السكان"
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | %s people were killed",
                "fr | %s personnes ont été tuées",
                "es | %s personas murieron",
                "es-MX | %s personas murieron",
                "ar | مقتل %s شخصا",
                "ar-EG | مقتل %s شخصا"
            })
    void readsBackEveryNumberThatTheLocaleFormats(String tag, String sentence) {
        Locale locale = Locale.forLanguageTag(tag);
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        Random random = new Random(20240407);
        for (int i = 0; i < ROUNDS; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextLong((long) Math.pow(10, 1 + i % 12)) + 2, 0);
            BigDecimal figure = i % 3 == 0 ? value.add(new BigDecimal("0.25")) : value;
            String text = sentence.formatted(format.format(figure));

            assertThat(QuantityReader.read(text, locale, Context.NONE))
                    .as(text)
                    .singleElement()
                    .satisfies(quantity -> assertThat(quantity.value()).isEqualByComparingTo(figure));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2024, 33137})
    void neverThrowsAndSpansWhatItQuotes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String text = i % 2 == 0 ? pieces(random) : characters(random);
            for (Locale locale : LOCALES) {
                for (Quantity quantity : QuantityReader.read(text, locale, CONTEXT)) {
                    assertThat(text.substring(requireNonNull(quantity.start()), requireNonNull(quantity.end())))
                            .isEqualTo(quantity.text());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "1,",
                "1.",
                "1-",
                "1,234,567 ",
                "a",
                "hundred ",
                "million ",
                "a million ",
                "half ",
                "and ",
                "and a half ",
                "twenty ",
                "mille ",
                "mil ",
                "vingt-",
                "ألف ",
                "و",
                "ونصف ",
                "more than ",
                "not more than ",
                "between 1 and 2 ",
                "in Gaza ",
                "since ",
                "October ",
                "October 7 ",
                "2023 ",
                "killed ",
                "people were ",
                "20 people, including ",
                "of the ",
                "20 of the ",
                "$",
                "$1 ",
                "%",
                "the ministry said ",
                "according to ",
                "e\u0301",
                "\u0301",
                "\u0316\u0301",
                "\ud83d\udc4d",
                "\ud83d",
                "(",
                "\n\n",
                ".",
                "' ",
                "Gaza's ",
                "per 100,000 ",
                "1 per 100,000 ",
                "10:30 ",
                "hostages ",
                "20 hostages ",
                "Monday ",
                "last ",
                "-old ",
                "hundreds of ",
                "hundreds ",
                "a third and ",
                "between a third and ",
                "two-thirds of ",
                "one in ten ",
                "the number of ",
                ", including ",
                "twenty and thirty ",
                "hundred and ",
                "مئات ",
                "وعشرين ",
                "بين عشرين وثلاثين ",
                "شخصين ",
                "نصف ال",
                "%1 ",
                "zero ",
                "0",
                "٣",
                "٬"
            })
    void takesTwiceTheStepsForTwiceTheText(String unit) {
        String text = unit.repeat(1500);
        for (Locale locale : LOCALES) {
            long once = QuantityReader.steps(text, locale, CONTEXT);
            long twice = QuantityReader.steps(text + text, locale, CONTEXT);

            assertThat(twice).as("%s in %s", unit, locale).isLessThanOrEqualTo(once * 22 / 10);
        }
    }

    private static String pieces(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(30);
        for (int i = 0; i < length; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private static String characters(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(0x80)));
        }
        return text.toString();
    }
}
