package org.plumbline.review.publication.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.diff.Passage;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.VariedVerdicts;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicVerdict;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ChangeViewTest {

    /**
     * What may differ and is not told: ids; what is said of the publication itself; of which words of a claim a figure was
     * read, and how; what is the same to whoever reads it.
     */
    private static final Set<String> NOT_COMPARED = Set.of(
            "claim.id",
            "claim.claimantDetail.id",
            "claim.claimantDetail.id left out",
            "claim.countedInWords[]",
            "claim.countedInWords turned round",
            "claim.countedInWords without the first",
            "claim.quantities[].text",
            "claim.quantities[].text left out",
            "claim.quantities[].start",
            "claim.quantities[].start left out",
            "claim.quantities[].end",
            "claim.quantities[].end left out",
            "claim.quantities[].significantDigits",
            "claim.quantities[].significantDigits left out",
            "claim.quantities[].provenance.value",
            "rating.slug",
            "ratingNow.slug",
            "ratingScaleVersion",
            "checkedBy",
            "approvedBy",
            "publishedAt",
            "contentHash",
            "whatChanged",
            // That it is retracted is told, by a test of its own.
            "kind",
            "figures[].knownBy",
            "figures[].series[].id",
            // Each has its day.
            "figures[].series[].points turned round");

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

    @Test
    void everythingThatReadersAreToldIsComparedOrKnownNotToBe() {
        Set<String> unseen = new TreeSet<>(unseen("en"));
        unseen.retainAll(unseen("ar"));

        assertThat(unseen).isEqualTo(new TreeSet<>(NOT_COMPARED));
    }

    @Test
    void sameIsTold() {
        for (String language : List.of("en", "ar")) {
            PublicVerdict whole = FullVerdict.in(language);
            assertThat(ChangeView.of(new Change(published(2, whole), published(1, whole)), language)
                            .nothingToShow())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CORRECTION | RETRACTION | en | How it stands | True when it was said; now: Half true | Retracted
            RETRACTION | CORRECTION | en | How it stands | Retracted | True when it was said; now: Half true
            UPDATE     | RETRACTION | ar | وضع الحكم | صحيح عند صدور الادعاء؛ والآن: نصف صحيح | مسحوب
            """)
    void retractionIsToldAndThatItIsPutBack(
            Kind before, Kind after, String language, String name, String stood, String stands) {
        PublicVerdict whole = FullVerdict.in(language);
        List<Difference> brief = ChangeView.of(
                        new Change(published(2, ofKind(whole, after)), published(1, ofKind(whole, before))), language)
                .brief();

        assertThat(brief).hasSize(1);
        assertThat(brief.getFirst().field()).isEqualTo(name);
        assertThat(brief.getFirst().before()).isEqualTo(stood);
        assertThat(brief.getFirst().after()).isEqualTo(stands);
    }

    @Test
    void sourceThatStaysIsComparedWhole() {
        PublicVerdict whole = FullVerdict.in("en");
        PublicVerdict changed = Variants.of(whole, PublicVerdict.class, "evidence[].quote");
        List<ListChange> lists = ChangeView.of(new Change(published(2, changed), published(1, whole)), "en")
                .lists();

        assertThat(lists).hasSize(1);
        ListChange sources = lists.getFirst();
        assertThat(sources.title()).isEqualTo("Sources");
        assertThat(sources.added()).isEmpty();
        assertThat(sources.removed()).isEmpty();
        assertThat(sources.changed()).hasSize(1);
        assertThat(sources.changed().getFirst().name()).startsWith("Ministry: the table (https://ministry.example/");
        assertThat(sources.changed().getFirst().differences())
                .extracting(Difference::field, Difference::before, Difference::after)
                .containsExactly(tuple("Quote", "A quote", "A quotex"));
    }

    @Test
    void figuresOfADayAreToldBesideEachOther() {
        PublicVerdict whole = FullVerdict.in("en");
        PublicVerdict changed = Variants.of(whole, PublicVerdict.class, "figures[].series[].points[].best");

        assertThat(ChangeView.of(new Change(published(2, changed), published(1, whole)), "ar")
                        .lists()
                        .getFirst()
                        .changed()
                        .getFirst()
                        .differences())
                .extracting(Difference::field, Difference::before, Difference::after)
                .containsExactly(tuple(
                        "أرقام السلسلة (\u2068Series 1\u2069)",
                        "32,975 (in a range from 32,965 to 32,985) as of 3 April 2024, filled in",
                        "32,976 (in a range from 32,965 to 32,985) as of 3 April 2024, filled in"));
    }

    /** What of everything that could differ a page in that language does not show. */
    private static Set<String> unseen(String language) {
        PublicVerdict whole = FullVerdict.in(language);
        Set<String> unseen = new TreeSet<>();
        Variants.of(whole, PublicVerdict.class).forEach((path, variant) -> {
            if (ChangeView.of(new Change(published(2, variant), published(1, whole)), language)
                    .nothingToShow()) {
                unseen.add(path);
            }
        });
        return unseen;
    }

    private static PublicVerdict ofKind(PublicVerdict verdict, Kind kind) {
        return new PublicVerdict(
                verdict.claim(),
                verdict.rating(),
                verdict.ratingScaleVersion(),
                verdict.headline(),
                verdict.summary(),
                verdict.body(),
                verdict.methodology(),
                verdict.language(),
                verdict.evidence(),
                verdict.waiver(),
                verdict.checkedBy(),
                verdict.approvedBy(),
                verdict.publishedAt(),
                verdict.contentHash(),
                verdict.whatChanged(),
                verdict.ratingNow(),
                kind,
                verdict.figures());
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
        return published(revision, content);
    }

    private static PublishedVerdict published(int revision, PublicVerdict content) {
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
