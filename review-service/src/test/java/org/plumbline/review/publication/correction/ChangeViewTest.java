package org.plumbline.review.publication.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.diff.Passage;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.VariedVerdicts;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicVerdict;

class ChangeViewTest {

    private static final PublicVerdict CONTENT =
            VariedVerdicts.of(1, "mark", Instant.parse("2026-11-22T12:00:00Z")).getFirst();

    @Test
    void comparesTextsAsReadersHadThem() {
        List<Difference> texts = changed(
                        "**So** says [Jonathan ](http://x.example).\n\n- one\n- two",
                        "So says [Jonathan](http://x.example).\n\n* one\n* three")
                .texts();

        assertThat(texts).hasSize(1);
        assertThat(texts.getFirst().passages())
                .containsExactly(
                        new Passage(Passage.Kind.SAME, "So says Jonathan (http://x.example).\n\none\n\n"),
                        new Passage(Passage.Kind.REMOVED, "two"),
                        new Passage(Passage.Kind.ADDED, "three"));
    }

    @Test
    void showsWhereALinkLeadsOtherwise() {
        assertThat(changed("[Here](http://x.example/a)", "[Here](http://x.example/b)")
                        .texts())
                .hasSize(1);
    }

    @Test
    void marksThatNobodyReadsAreNoDifference() {
        assertThat(changed("One *two*", "One **two**").nothingToShow()).isTrue();
    }

    private static ChangeView changed(String before, String after) {
        return ChangeView.of(new Change(published(2, after), published(1, before)), "en");
    }

    private static PublishedVerdict published(int revision, String body) {
        PublicVerdict content = new PublicVerdict(
                CONTENT.claim(),
                CONTENT.rating(),
                CONTENT.ratingScaleVersion(),
                CONTENT.headline(),
                CONTENT.summary(),
                body,
                CONTENT.methodology(),
                CONTENT.language(),
                CONTENT.evidence(),
                CONTENT.waiver(),
                CONTENT.checkedBy(),
                CONTENT.approvedBy(),
                CONTENT.publishedAt(),
                CONTENT.contentHash(),
                "Something",
                null,
                revision == 1 ? Kind.INITIAL : Kind.CORRECTION);
        return new PublishedVerdict(
                Ids.next(),
                content.claim().id(),
                "slug",
                "https://desk.example/verdicts/slug",
                revision,
                Ids.next(),
                content.publishedAt(),
                "1".repeat(64),
                content);
    }
}
