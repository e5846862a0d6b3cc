package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.kit.diff.Difference;
import org.plumbline.review.desk.SourceChanges.Changed;
import org.plumbline.review.evidence.SourceType;
import org.plumbline.review.evidence.Stance;
import org.plumbline.review.verdict.PublicEvidence;

class SourceChangesTest {

    private static final PublicEvidence TABLE = source("Ministry", "Daily figures", "https://ministry.example/", "33");
    private static final PublicEvidence PAPER = source("Paper", "What it means", null, null);

    @Test
    void sameSourcesAreNoChange() {
        assertThat(SourceChanges.between(List.of(TABLE, PAPER), List.of(TABLE, PAPER))
                        .none())
                .isTrue();
    }

    @Test
    void aSourceIsTheSameByItsAddressThoughItsTitleChanged() {
        SourceChanges changes = SourceChanges.between(
                List.of(TABLE), List.of(source("Ministry", "Figures by day", "https://ministry.example/", "33")));

        assertThat(changes.added()).isEmpty();
        assertThat(changes.removed()).isEmpty();
        assertThat(changes.changed()).singleElement().satisfies(changed -> {
            assertThat(changed.moved()).isFalse();
            assertThat(changed.differences()).extracting(Difference::field).containsExactly("Title");
        });
    }

    @Test
    void aSourceIsTheSameByPublisherAndTitleThoughItsAddressChanged() {
        assertThat(SourceChanges.between(
                                List.of(PAPER), List.of(source("Paper", "What it means", "https://p.example", null)))
                        .changed())
                .singleElement()
                .satisfies(changed -> assertThat(changed.differences())
                        .extracting(Difference::field)
                        .containsExactly("Address"));
    }

    @Test
    void twoQuotesOfOnePageAreTwoSources() {
        PublicEvidence other = source("Ministry", "Daily figures", "https://ministry.example/", "34");
        PublicEvidence changed = source("Ministry", "Daily figures", "https://ministry.example/", "35");

        SourceChanges changes = SourceChanges.between(List.of(TABLE, other), List.of(changed, TABLE));

        assertThat(changes.changed())
                .extracting(Changed::number, Changed::before, Changed::moved)
                .containsExactly(tuple(1, 2, true), tuple(2, 1, true));
        assertThat(changes.changed().getFirst().differences())
                .extracting(Difference::before, Difference::after)
                .containsExactly(tuple("34", "35"));
        assertThat(changes.changed().getLast().differences()).isEmpty();
    }

    @Test
    void anotherSourceInItsPlaceIsOneAddedAndOneRemoved() {
        SourceChanges changes = SourceChanges.between(List.of(TABLE), List.of(PAPER));

        assertThat(changes.added()).containsExactly("[1] Paper: What it means");
        assertThat(changes.removed()).containsExactly("[1] Ministry: Daily figures (https://ministry.example/)");
        assertThat(changes.changed()).isEmpty();
    }

    private static PublicEvidence source(String publisher, String title, @Nullable String url, @Nullable String quote) {
        return new PublicEvidence(
                publisher,
                title,
                null,
                url,
                null,
                SourceType.REPORT,
                false,
                false,
                Stance.CONTEXT,
                quote,
                null,
                null,
                null,
                1);
    }
}
