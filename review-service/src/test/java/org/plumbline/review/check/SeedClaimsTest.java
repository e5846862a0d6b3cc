package org.plumbline.review.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.figure.GazaSeries;
import org.plumbline.review.inbox.ClaimSnapshot;

/** The desk's first claims, checked against what the ministry really reported, with the words that readers see. */
class SeedClaimsTest {

    private static final PartialDate STATED = PartialDate.parse("2024-04-07");
    private static final LocalDate TODAY = LocalDate.parse("2026-08-22");
    private static final CheckWords ENGLISH = CheckWords.in("en");

    @Test
    void moreThan33000WasConsistentAndIsOvertaken() {
        CheckResult check = check(claimed(Comparator.MORE_THAN, "33000"));
        assertThat(check.then().outcome()).isEqualTo(Outcome.CONSISTENT);
        assertThat(ENGLISH.arithmetic(check.then()))
                .containsExactly("33,137 as of 6 April 2024; the claim of 7 April says more than 33,000: consistent;"
                        + " the 33,000 mark was passed on 4 April");
        assertThat(check.now().outcome()).isEqualTo(Outcome.OVERTAKEN);
        assertThat(ENGLISH.arithmetic(check.now()))
                .containsExactly("73,419 as of 22 August 2026; the claim of 7 April 2024 says more than 33,000:"
                        + " overtaken (literally true, but the figure is 40,419 higher);"
                        + " the 33,000 mark was passed on 4 April 2024");
    }

    @Test
    void moreThan34000WasOverstated() {
        CheckResult check = check(claimed(Comparator.MORE_THAN, "34000"));
        assertThat(check.then().outcome()).isEqualTo(Outcome.OVERSTATED);
        assertThat(ENGLISH.arithmetic(check.then()))
                .containsExactly("33,137 as of 6 April 2024; the claim of 7 April says more than 34,000: overstated,"
                        + " by 863");
    }

    @Test
    void ofAMonthTheLastDayIsTakenAndTold() {
        PartialDate april = PartialDate.parse("2024-04");
        Assessment then = FigureCheck.then(
                claimed(Comparator.MORE_THAN, "34000"), april, List.of(GazaSeries.read()), CheckPolicy.DEFAULT);
        assertThat(then.day()).as("the day before the last").isEqualTo(LocalDate.parse("2024-04-29"));
        assertThat(then.outcome()).isEqualTo(Outcome.CONSISTENT);
        assertThat(ENGLISH.caveats(then, then.results().getFirst()))
                .contains("The day of the claim is not known: the last day of April 2024 is taken.");
    }

    @Test
    void atLeast14InDamascusIsNotCovered() {
        Assessment then = FigureCheck.then(claimed(Comparator.AT_LEAST, "14"), STATED, List.of(), CheckPolicy.DEFAULT);
        assertThat(then.outcome()).isEqualTo(Outcome.NOT_COVERED);
        assertThat(ENGLISH.arithmetic(then)).containsExactly("not covered: there is no series to judge it by");
    }

    @Test
    void roundedFiguresSayWhatTheyStandFor() {
        assertThat(ENGLISH.arithmetic(
                        check(claimed(Comparator.EXACTLY, "33000")).then()))
                .containsExactly("33,137 as of 6 April 2024; the claim of 7 April says 33,000 (a rounded"
                        + " number: anything from 32,500 to just under 33,500 fits it): consistent");
        assertThat(ENGLISH.arithmetic(check(claimed(Comparator.ABOUT, "35000")).then()))
                .containsExactly("33,137 as of 6 April 2024; the claim of 7 April says about 35,000, which stands for"
                        + " 34,000 to 36,000: overstated, by 1,863");
    }

    @Test
    void aPeriodWithinTheSeriesIsADifference() {
        Claimed since = new Claimed(
                Comparator.MORE_THAN,
                new BigDecimal("11000"),
                null,
                2,
                "killed",
                null,
                null,
                null,
                PartialDate.parse("2024"),
                null,
                null,
                false);
        assertThat(ENGLISH.arithmetic(check(since).then()))
                .containsExactly("11,315 from 1 January 2024 to 6 April 2024 (33,137 as of 6 April 2024 less 21,822 as"
                        + " of 31 December 2023); the claim of 7 April says more than 11,000: consistent");
    }

    @Test
    void sourcesThatDisagreeAreNamed() {
        SeriesAt gaza = GazaSeries.read();
        SeriesAt estimate = new SeriesAt(
                new SeriesAt.Head(
                        new UUID(7, 2),
                        "Survey",
                        "A survey",
                        "killed",
                        "people",
                        "Gaza",
                        null,
                        LocalDate.parse("2023-10-07"),
                        Counting.CUMULATIVE,
                        true),
                List.of(new Point(
                        LocalDate.parse("2024-04-05"),
                        new Amount(new BigDecimal("40000"), new BigDecimal("45000"), new BigDecimal("50000")),
                        false)));
        Assessment then = FigureCheck.then(
                claimed(Comparator.FEWER_THAN, "35000"), STATED, List.of(gaza, estimate), CheckPolicy.DEFAULT);
        assertThat(then.outcome()).isEqualTo(Outcome.SOURCES_DISAGREE);
        assertThat(ENGLISH.arithmetic(then))
                .containsExactly(
                        "\u2068A survey\u2069: an estimate of 45,000 (in a range from 40,000 to 50,000) as of 5 April"
                                + " 2024; the claim of 7 April says fewer than 35,000: understated, by 10,000; the"
                                + " first figure we have, of 5 April, had already reached 35,000",
                        "\u2068Gaza Ministry of Health\u2069: 33,137 as of 6 April 2024; the claim of 7 April says"
                                + " fewer than 35,000: consistent",
                        "the sources disagree: consistent by \u2068Gaza Ministry of Health\u2069; understated by"
                                + " \u2068A survey\u2069");
    }

    @Test
    void saysItInArabicWithItsNumerals() {
        assertThat(CheckWords.in("ar")
                        .arithmetic(
                                check(claimed(Comparator.MORE_THAN, "33000")).then()))
                .containsExactly("٣٣٬١٣٧ حتى ٦ أبريل ٢٠٢٤؛ يقول الادعاء المؤرخ في ٧ أبريل إن الرقم أكثر من ٣٣٬٠٠٠:"
                        + " متسق مع الأرقام؛ جرى تخطي حد ٣٣٬٠٠٠ في ٤ أبريل");
    }

    @Test
    void hasWordsForEveryReasonAndCaveat() {
        SeriesAt gaza = GazaSeries.read();
        for (String language : List.of("en", "ar")) {
            CheckWords words = CheckWords.in(language);
            Assessment then = check(claimed(Comparator.MORE_THAN, "33000")).then();
            Basis basis = then.results().getFirst().basis();
            for (NotCovered reason : NotCovered.values()) {
                SeriesResult result =
                        new SeriesResult(gaza.head(), Outcome.NOT_COVERED, reason, basis, null, null, List.of());
                assertThat(words.arithmetic(new Assessment(
                                then.day(),
                                then.claimed(),
                                STATED,
                                then.allowed(),
                                Outcome.NOT_COVERED,
                                List.of(result))))
                        .singleElement()
                        .asString()
                        .doesNotContain("{", "null");
            }
            SeriesResult all = new SeriesResult(
                    gaza.head(), Outcome.CONSISTENT, null, basis, null, null, List.of(Caveat.values()));
            assertThat(words.caveats(then, all)).hasSize(Caveat.values().length).allSatisfy(caveat -> assertThat(caveat)
                    .isNotBlank());
        }
    }

    @Test
    void readsTheFigureFromTheEventAsItComes() throws Exception {
        JsonNode event =
                new ObjectMapper().readTree(SeedClaimsTest.class.getResourceAsStream("/events/claim.accepted.v1.json"));
        ClaimSnapshot claim = new ObjectMapper().treeToValue(event.path("data").path("claim"), ClaimSnapshot.class);
        assertThat(Claimed.of(claim.quantities().getFirst()))
                .contains(new Claimed(
                        Comparator.MORE_THAN,
                        new BigDecimal("33000"),
                        null,
                        2,
                        "killed",
                        null,
                        "Palestinians",
                        "Gaza",
                        PartialDate.parse("2023-10-07"),
                        null,
                        PartialDate.parse("2024-04-07"),
                        false));
        ClaimSnapshot.Quantity denied = new ObjectMapper()
                .readValue("{\"comparator\":\"EXACTLY\",\"value\":7,\"negated\":true}", ClaimSnapshot.Quantity.class);
        assertThat(Claimed.of(denied))
                .hasValueSatisfying(claimed -> assertThat(claimed.denied()).isTrue());
        for (String unreadable : List.of(
                "{\"comparator\":\"ROUGHLY\",\"value\":7}",
                "{\"comparator\":\"EXACTLY\"}",
                "{\"comparator\":\"BETWEEN\",\"value\":7}",
                "{\"comparator\":\"BETWEEN\",\"value\":7,\"upper\":6}",
                "{\"comparator\":\"AT_MOST\",\"value\":7,\"upper\":8}")) {
            assertThat(Claimed.of(new ObjectMapper().readValue(unreadable, ClaimSnapshot.Quantity.class)))
                    .as(unreadable)
                    .isEmpty();
        }
    }

    private static CheckResult check(Claimed claimed) {
        return FigureCheck.check(claimed, STATED, TODAY, List.of(GazaSeries.read()), CheckPolicy.DEFAULT);
    }

    private static Claimed claimed(Comparator comparator, String value) {
        return Claimed.of(comparator, new BigDecimal(value), null);
    }
}
