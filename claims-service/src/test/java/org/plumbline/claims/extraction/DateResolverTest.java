package org.plumbline.claims.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.claims.extraction.DateResolver.DateMention;

class DateResolverTest {

    /** A Sunday. */
    private static final LocalDate PUBLISHED = LocalDate.of(2024, 4, 7);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            en | The bridge fell on Monday.                      | Monday               | 2024-04-01
            en | Monday's storm was mild.                        | Monday's             | 2024-04-01
            en | Talks began on Sunday in Oslo.                  | Sunday               | 2024-04-07
            en | They met on Saturday night.                     | Saturday             | 2024-04-06
            en | The council will meet on Tuesday.               | Tuesday              | 2024-04-09
            en | Talks are set to resume on Sunday.              | Sunday               | 2024-04-07
            en | They left last Sunday.                          | last Sunday          | 2024-03-31
            en | They return next Friday.                        | next Friday          | 2024-04-12
            en | It has held since last February.                | last February        | 2024-02
            en | It closed last April.                           | last April           | 2023-04
            en | It fell in November.                            | November             | 2023-11
            en | It fell in March.                               | March                | 2024-03
            en | The plant opened in May.                        | May                  | 2023-05
            en | The war began on October 7.                     | October 7            | 2023-10-07
            en | The last one was on February 4.                 | February 4           | 2024-02-04
            en | It happened on 7 October 2023.                  | 7 October 2023       | 2023-10-07
            en | It happened on October 7, 2021, at noon.        | October 7, 2021      | 2021-10-07
            en | The 3rd of March was cold.                      | 3rd of March         | 2024-03-03
            en | April 7 was calm.                               | April 7              | 2024-04-07
            en | April 8 was warm.                               | April 8              | 2023-04-08
            en | The vote will be on May 2.                      | May 2                | 2024-05-02
            en | Snow fell on February 29.                       | February 29          | 2024-02-29
            en | Rates fell last month.                          | last month           | 2024-03
            en | Rates fell last year.                           | last year            | 2023
            en | Rates fell this year.                           | this year            | 2024
            en | Rates may fall next month.                      | next month           | 2024-05
            en | It was hit this week.                           | this week            | 2024-04
            en | It was hit last week.                           | last week            | 2024-03
            en | It rained yesterday.                            | yesterday            | 2024-04-06
            en | It rained the day before yesterday.             | the day before yesterday | 2024-04-05
            en | It rains today.                                 | today                | 2024-04-07
            en | It will rain tomorrow.                          | tomorrow             | 2024-04-08
            en | It rained three days ago.                       | three days ago       | 2024-04-04
            en | She left two months ago.                        | two months ago       | 2024-02
            en | She left 10 years ago.                          | 10 years ago         | 2014
            en | Output has grown since 2019.                    | 2019                 | 2019
            en | The treaty of January 2020 lapsed.              | January 2020         | 2020-01
            en | Sales fell in mid-March.                        | mid-March            | 2024-03
            en | Dated 2023-12-31 by the clerk.                  | 2023-12-31           | 2023-12-31
            en | Dated 12/25/2023 by the clerk.                  | 12/25/2023           | 2023-12-25
            fr | Il est parti lundi.                             | lundi                | 2024-04-01
            fr | Il est parti le 7 octobre.                      | 7 octobre            | 2023-10-07
            fr | Il est parti le 1er mai 2022.                   | 1er mai 2022         | 2022-05-01
            fr | Depuis février dernier, rien.                   | février dernier      | 2024-02
            fr | Il est parti hier.                              | hier                 | 2024-04-06
            fr | Le mois dernier fut froid.                      | mois dernier         | 2024-03
            fr | Il est parti il y a trois jours.                | il y a trois jours   | 2024-04-04
            fr | Signé le 03/04/2024 à Lyon.                     | 03/04/2024           | 2024-04-03
            es | Llegó el martes.                                | martes               | 2024-04-02
            es | Llegó el martes pasado.                         | martes pasado        | 2024-04-02
            es | Nació el 7 de octubre de 2023.                  | 7 de octubre de 2023 | 2023-10-07
            es | Murió el 4 de febrero.                          | 4 de febrero         | 2024-02-04
            es | El año pasado llovió.                           | año pasado           | 2023
            es | Llegó ayer.                                     | ayer                 | 2024-04-06
            es | Llegó hace dos días.                            | hace dos días        | 2024-04-05
            ar | وصل يوم الاثنين إلى المدينة                      | الاثنين              | 2024-04-01
            ar | بدأت في 7 أكتوبر 2023                           | 7 أكتوبر 2023        | 2023-10-07
            ar | بدأت في 7 تشرين الأول                            | 7 تشرين الأول         | 2023-10-07
            ar | بدأت في ٤ فبراير                                 | ٤ فبراير             | 2024-02-04
            ar | وصل أمس                                         | أمس                  | 2024-04-06
            ar | انخفض الشهر الماضي                              | الشهر الماضي         | 2024-03
            """)
    void readsDatesAsOfTheDayOfPublication(String language, String text, String words, String date) {
        assertThat(DateResolver.resolve(text, language, PUBLISHED))
                .singleElement()
                .satisfies(mention -> {
                    assertThat(text.substring(mention.start(), mention.end())).isEqualTo(words);
                    assertThat(mention.date()).hasToString(date);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | They may march on the town.
            en | More than 2019 people came.
            en | It lasted six months.
            en | It is 3/4 full.
            en | It opened on 02/03/2024 or so.
            en | There is no February 30 here.
            en | The sun rose.
            es | Por la mañana llovió.
            xx | Monday, October 7, last month
            """)
    void leavesWhatIsNoDate(String language, String text) {
        assertThat(DateResolver.resolve(text, language, PUBLISHED)).isEmpty();
    }

    @Test
    void aWeekHasItsDaysAndEndsWithThePublication() {
        List<DateMention> mentions =
                DateResolver.resolve("It was hit last week and this week.", "en", LocalDate.of(2024, 4, 10));

        assertThat(mentions)
                .extracting(DateMention::first)
                .containsExactly(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 4, 8));
        assertThat(mentions)
                .extracting(DateMention::last)
                .containsExactly(LocalDate.of(2024, 4, 7), LocalDate.of(2024, 4, 10));
    }

    @Test
    void findsSeveralInOrder() {
        String text = "Last month, talks stopped; the last attack was on February 4, and Monday's was the first since.";

        assertThat(DateResolver.resolve(text, "en", PUBLISHED))
                .extracting(mention -> mention.date().toString())
                .containsExactly("2024-03", "2024-02-04", "2024-04-01");
    }
}
