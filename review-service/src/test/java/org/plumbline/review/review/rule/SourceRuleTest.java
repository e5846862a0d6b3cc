package org.plumbline.review.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceRuleTest {

    @Test
    void isKeptByTwoIndependentSourcesOfWhichOneIsPrimary() {
        assertThat(SourceRule.missing(List.of(
                        source("Ministry", "ministry.example", null, true),
                        source("Agency", "agency.example", null, false))))
                .isEmpty();
    }

    @Test
    void missesASecondSourceAndAPrimaryOne() {
        assertThat(SourceRule.missing(List.of()))
                .containsExactly("at least two independent sources (there is none)", "a primary source");
        assertThat(SourceRule.missing(List.of(source("Agency", null, null, false))))
                .containsExactly("at least two independent sources (there is one)", "a primary source");
        assertThat(SourceRule.missing(List.of(source("Agency", null, null, true))))
                .containsExactly("at least two independent sources (there is one)");
    }

    @Test
    void countsSourcesOfOneOriginOnce() {
        assertThat(SourceRule.groups(List.of(
                        source("Agency", "agency.example", "The Ministry", false),
                        source("Paper", "paper.example", "the  ministry", false),
                        source("Paper", "paper.example", null, false))))
                .containsExactly(1, 1, 2);
    }

    @Test
    void countsTheOriginItselfWithThoseThatPassItOn() {
        assertThat(SourceRule.groups(List.of(
                        source("Ministry", "ministry.example", null, true),
                        source("Agency", "agency.example", "Ministry", false))))
                .containsExactly(1, 1);
    }

    @Test
    void knowsAPublisherByNameAndBySite() {
        assertThat(SourceRule.groups(List.of(
                        source("The Agency", "agency.example", null, false),
                        source("Agency", "agency.example", null, false),
                        source("AGENCY", null, null, false),
                        source("Other", "other.example", null, false))))
                .containsExactly(1, 1, 1, 2);
    }

    @Test
    void joinsGroupsThatALaterSourceConnects() {
        assertThat(SourceRule.groups(List.of(
                        source("Agency", null, null, false),
                        source("Wire", "agency.example", null, false),
                        source("Agency", "agency.example", null, false))))
                .containsExactly(1, 1, 1);
    }

    private static Source source(String publisher, @Nullable String site, @Nullable String origin, boolean primary) {
        return new Source(publisher, site, origin, primary);
    }
}
