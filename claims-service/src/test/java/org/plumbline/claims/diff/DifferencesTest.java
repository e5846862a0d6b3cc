package org.plumbline.claims.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.plumbline.claims.claim.Fixtures;
import org.plumbline.claims.claim.Statement;
import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.diff.Passage;

class DifferencesTest {

    @Test
    void namesEveryFieldInWhichTwoVersionsDiffer() {
        Statement full = Fixtures.fullStatement();

        assertThat(Differences.between(full, full)).isEmpty();
        assertThat(Differences.between(full, Fixtures.bareStatement("It rained")))
                .extracting(Difference::field)
                .containsExactly(
                        "The claim in its own words",
                        "In full",
                        "Stated on",
                        "Claimant",
                        "Attributed to",
                        "Topics",
                        "Where it was seen",
                        "Quantities");
    }

    @Test
    void showsWhatAQuantityAndAnAppearanceHold() {
        List<Difference> differences =
                Differences.between(Fixtures.bareStatement("It rained"), Fixtures.fullStatement());

        assertThat(differences.getLast().after())
                .contains("more than 33,000 killed", "read from “More than 33,000” at 0–16", "asOf assumed");
        assertThat(differences.get(differences.size() - 2).after())
                .isEqualTo("Truce talks, News, 2024-04, https://news.example/truce, “more than 33,000”");
    }

    @Test
    void splitsIntoWhatEachVersionHas() {
        Difference topics = Differences.between(
                        Fixtures.fullStatement(), Fixtures.fullStatement().onTopics(List.of("gaza-war", "truce")))
                .getFirst();

        assertThat(topics.beforeOnly()).contains(new Passage(Passage.Kind.REMOVED, "casualties"));
        assertThat(topics.beforeOnly()).noneMatch(Passage::isAdded);
        assertThat(topics.afterOnly()).contains(new Passage(Passage.Kind.ADDED, "truce"));
        assertThat(topics.afterOnly()).noneMatch(Passage::isRemoved);
    }
}
