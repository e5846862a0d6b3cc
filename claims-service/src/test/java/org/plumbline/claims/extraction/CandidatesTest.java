package org.plumbline.claims.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.plumbline.claims.extraction.Candidates.Candidate;

class CandidatesTest {

    private static final LocalDate PUBLISHED = LocalDate.of(2024, 4, 7);
    private static final String ARTICLE = """
            Ferry sinks off Porto

            Harbour office says nothing yet
            At least 23 sailors drowned when a ferry sank off Porto on Monday, the coast guard said.

            \u201CThe harbour has been run badly for years. The mayor feels nothing,\u201D said a harbour worker.

            The last such accident was on February 4, when a tug lost two of its crew. Who will pay?

            PHOTO: AGENCY
            """;

    private final Candidates candidates = new Candidates(new CheckWorthiness(Weights.shipped()));

    @Test
    void findsWholeSentencesWorthiestFirst() {
        List<Candidate> found = candidates.find(ARTICLE, "en", PUBLISHED);

        assertThat(found)
                .extracting(candidate -> candidate.sentence().text().substring(0, 9))
                .containsSubsequence("At least ", "\u201CThe harb")
                .containsSubsequence("The last ", "\u201CThe harb")
                .doesNotContain("Ferry sin", "Harbour o", "PHOTO: AG");
        assertThat(found).isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
    }

    @Test
    void spansAndDatesAreExact() {
        List<Candidate> found = candidates.find(ARTICLE, "en", PUBLISHED);

        assertThat(found).allSatisfy(candidate -> assertThat(ARTICLE.substring(
                        candidate.sentence().start(), candidate.sentence().end()))
                .isEqualTo(candidate.sentence().text()));
        assertThat(found.getFirst().dates()).singleElement().satisfies(mention -> assertThat(mention.date())
                .hasToString("2024-04-01"));
    }

    @Test
    void opinionInAQuotationThatBeganBeforeIsBelowEveryFact() {
        List<Candidate> found = candidates.find(ARTICLE, "en", PUBLISHED);
        Candidate second = found.stream()
                .filter(candidate -> candidate.sentence().text().startsWith("The mayor feels"))
                .findFirst()
                .orElseThrow();

        assertThat(second.quotes()).hasSize(1);
        assertThat(second.score()).isLessThan(0.1);
        assertThat(second.reasons()).extracting(reason -> reason.feature()).contains(Feature.QUOTED_OPINION);
        assertThat(found.subList(0, 2))
                .allSatisfy(fact -> assertThat(fact.score()).isGreaterThan(0.6));
    }

    @Test
    void theSameTextAlwaysGivesTheSame() {
        assertThat(candidates.find(ARTICLE, "en", PUBLISHED)).isEqualTo(candidates.find(ARTICLE, "en", PUBLISHED));
    }

    @Test
    void whatATextHoldsDoesNotDependOnHowLongItIs() {
        int once = candidates.find(ARTICLE, "en", PUBLISHED).size();

        List<Candidate> many = candidates.find((ARTICLE + "\n\n").repeat(50), "en", PUBLISHED);

        assertThat(many).hasSize(50 * once);
        assertThat(many.stream().map(Candidate::score).distinct().count()).isLessThanOrEqualTo(once);
    }

    @Test
    void withoutADayOfPublicationNoDatesAreGuessed() {
        assertThat(candidates.find(ARTICLE, "en", null))
                .allSatisfy(candidate -> assertThat(candidate.dates()).isEmpty());
    }
}
