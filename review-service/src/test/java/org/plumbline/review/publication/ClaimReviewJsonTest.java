package org.plumbline.review.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.inbox.ClaimSnapshot.Appearance;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.RatingScale;

class ClaimReviewJsonTest {

    private static final ClaimReviewJson MARKUP = new ClaimReviewJson(new Site("https://desk.example/", "The Desk"));

    @Test
    void saysWhatThePageSays() throws IOException {
        assertThat(json(MARKUP.of(verdict("mostly-true", "en", "Talks go on", "Example News"), List.of())))
                .isEqualTo(golden("claim-review.json"));
    }

    @Test
    void givesNoNumberWhereTheScaleHasNoneAndLeavesOutWhatIsNotKnown() throws IOException {
        assertThat(json(MARKUP.of(verdict("not-enough-evidence", "ar", null, null), List.of())))
                .isEqualTo(golden("claim-review-without-number.json"));
    }

    @Test
    void saysWhetherTheClaimantIsAPersonOrAnOrganisationAndWhichOne() throws IOException {
        assertThat(json(MARKUP.of(saidBy("ORGANISATION", "Q999999901"), List.of()))
                        .path("itemReviewed")
                        .path("author"))
                .isEqualTo(json("""
                        {"@type": "Organization", "name": "Example News",
                         "sameAs": "https://www.wikidata.org/wiki/Q999999901"}"""));
        assertThat(json(MARKUP.of(saidBy("PERSON", null), List.of()))
                        .path("itemReviewed")
                        .path("author"))
                .isEqualTo(json("{\"@type\": \"Person\", \"name\": \"Example News\"}"));
        assertThat(json(MARKUP.of(saidBy("UNKNOWN", null), List.of()))
                        .path("itemReviewed")
                        .path("author"))
                .isEqualTo(json("{\"@type\": \"Organization\", \"name\": \"Example News\"}"));
    }

    private static PublishedVerdict saidBy(String kind, @Nullable String wikidata) {
        ClaimSnapshot claim =
                verdict("true", "en", "Talks go on", "Example News").content().claim();
        ClaimSnapshot known = new ClaimSnapshot(
                claim.id(),
                claim.text(),
                claim.language(),
                claim.restatement(),
                claim.claimant(),
                claim.source(),
                claim.statedOn(),
                claim.appearances(),
                claim.topics(),
                claim.quantities(),
                new ClaimSnapshot.ClaimantDetail(claim.id(), kind, wikidata),
                List.of());
        return published(known, "true", "en", "Talks go on");
    }

    @Test
    void tellsTheDayInTheDesksZoneAsThePageDoes() throws IOException {
        System.setProperty("plumbline.desk.zone", "Asia/Gaza");
        try {
            PublishedVerdict verdict = verdict("true", "en", "Talks go on", null);
            assertThat(json(MARKUP.of(verdict, List.of())).path("datePublished").asText())
                    .isEqualTo("2026-11-23");
            assertThat(new VerdictView(verdict, "", Standing.UNASKED).publishedOn())
                    .isEqualTo("23 November 2026");
        } finally {
            System.clearProperty("plumbline.desk.zone");
        }
    }

    @Test
    void canStandInsideAScriptElement() throws IOException {
        String hostile = "</script><script>alert('&')</script><!--\u2028\u2029";
        String markup = MARKUP.of(verdict("true", "en", hostile, hostile), List.of());
        assertThat(markup).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(json(markup).path("name").asText()).isEqualTo(hostile);
        assertThat(json(markup).path("itemReviewed").path("author").path("name").asText())
                .isEqualTo(hostile);
    }

    private static PublishedVerdict verdict(
            String rating, String language, @Nullable String headline, @Nullable String claimant) {
        UUID claimId = UUID.fromString("0190a8c2-0000-7000-8000-0000000000c1");
        boolean bare = claimant == null;
        ClaimSnapshot claim = new ClaimSnapshot(
                claimId,
                "More than 33,000 have been killed",
                "en",
                bare ? null : "More than 33,000 Palestinians were killed by 7 April 2024",
                claimant,
                null,
                bare ? null : PartialDate.parse("2024-04-07"),
                bare
                        ? List.of()
                        : List.of(
                                new Appearance(
                                        "https://later.example/b",
                                        "Later News",
                                        "Later",
                                        PartialDate.parse("2024-05"),
                                        null),
                                new Appearance(
                                        "https://news.example/a",
                                        "Example News",
                                        "First",
                                        PartialDate.parse("2024-04-07"),
                                        "more than 33,000")),
                List.of("gaza-war"),
                List.of());
        return published(claim, rating, language, headline);
    }

    private static PublishedVerdict published(
            ClaimSnapshot claim, String rating, String language, @Nullable String headline) {
        PublicVerdict content = new PublicVerdict(
                claim,
                RatingScale.get(rating),
                RatingScale.VERSION,
                headline == null ? "لا أدلة كافية" : headline,
                "A summary",
                "A body",
                null,
                language,
                List.of(),
                null,
                1,
                2,
                Instant.parse("2026-11-22T23:30:00Z"),
                "0".repeat(64),
                "First publication",
                null,
                Kind.INITIAL);
        return new PublishedVerdict(
                UUID.fromString("0190a8c2-0000-7000-8000-0000000000b1"),
                claim.id(),
                "more-than-33000-killed-000000p1",
                "https://desk.example/verdicts/more-than-33000-killed-000000p1",
                1,
                UUID.fromString("0190a8c2-0000-7000-8000-0000000000d1"),
                content.publishedAt(),
                "1".repeat(64),
                content);
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream file = ClaimReviewJsonTest.class.getResourceAsStream("/publication/" + name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        }
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
