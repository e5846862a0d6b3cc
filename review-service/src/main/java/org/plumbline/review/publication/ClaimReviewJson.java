package org.plumbline.review.publication;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.inbox.ClaimSnapshot.Appearance;
import org.plumbline.review.inbox.ClaimSnapshot.ClaimantDetail;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.RatingScale;

/**
 * A published verdict as schema.org ClaimReview in JSON-LD, after Google's rules for fact checks.
 *
 * <p>schema.org and Google want a claimant to be a Person or an Organization. Where the desk has not said which, it is an
 * Organization, which Google reads as whoever published the claim; no guess is made from the name.
 */
@ApplicationScoped
public class ClaimReviewJson {

    /** Its own mapper: the markup is a format of others, which the service's settings may not change. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    private final Site site;

    ClaimReviewJson(Site site) {
        this.site = site;
    }

    @JsonPropertyOrder({"@context", "@type"})
    private record ClaimReview(
            @JsonProperty("@context") String context,
            @JsonProperty("@type") String type,
            String url,
            String name,
            String inLanguage,
            String claimReviewed,
            String datePublished,
            @Nullable String dateModified,
            Desk author,
            Desk publisher,
            ReviewRating reviewRating,
            Claim itemReviewed,
            List<Correction> correction) {}

    /** What was wrong, and where both can be read; the headline says so where it was a trifle. */
    @JsonPropertyOrder("@type")
    private record Correction(
            @JsonProperty("@type") String type,
            @Nullable String headline,
            String text,
            String datePublished,
            String url) {}

    /** The desk, and where it says what it is held to. Only a NewsMediaOrganization has all three policies. */
    @JsonPropertyOrder("@type")
    private record Desk(
            @JsonProperty("@type") String type,
            String name,
            String url,
            String correctionsPolicy,
            String verificationFactCheckingPolicy,
            String unnamedSourcesPolicy) {}

    @JsonPropertyOrder("@type")
    private record Party(
            @JsonProperty("@type") String type,
            String name,
            @Nullable String sameAs) {}

    @JsonPropertyOrder("@type")
    private record ReviewRating(
            @JsonProperty("@type") String type,
            String alternateName,
            @Nullable Integer ratingValue,
            @Nullable Integer bestRating,
            @Nullable Integer worstRating,
            String ratingExplanation) {}

    @JsonPropertyOrder("@type")
    private record Claim(
            @JsonProperty("@type") String type,
            @Nullable Party author,
            @Nullable String datePublished,
            List<Work> appearance,
            @Nullable Work firstAppearance) {}

    @JsonPropertyOrder("@type")
    private record Work(
            @JsonProperty("@type") String type,
            @Nullable String url,
            @Nullable String headline,
            @Nullable String datePublished,
            @Nullable Party publisher) {}

    /**
     * The markup, safe to stand inside a {@code <script>}: nothing in it can end the element or begin another.
     *
     * @param revisions of the verdict; corrections and retractions up to the one that is shown go into the markup
     */
    public String of(PublishedVerdict verdict, List<RevisionLine> revisions) {
        return escapeForScript(json(verdict, revisions));
    }

    /** The markup as a document of its own. */
    public String json(PublishedVerdict verdict, List<RevisionLine> revisions) {
        try {
            return JSON.writeValueAsString(claimReview(verdict, revisions));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the ClaimReview of " + verdict.slug(), e);
        }
    }

    private ClaimReview claimReview(PublishedVerdict verdict, List<RevisionLine> revisions) {
        PublicVerdict content = verdict.content();
        return new ClaimReview(
                "https://schema.org",
                "ClaimReview",
                verdict.url(),
                verdict.inShort().title(content.headline()),
                content.language(),
                content.claim().standalone(),
                Shown.day(verdict.firstPublishedAt()).toString(),
                verdict.revision() == 1
                        ? null
                        : Shown.day(content.publishedAt()).toString(),
                desk(),
                desk(),
                rating(verdict.inShort()),
                claim(content.claim()),
                revisions.stream()
                        .filter(line -> line.number() <= verdict.revision() && saysThatWeWereWrong(line.kind()))
                        .map(line -> correction(verdict, line))
                        .toList());
    }

    private static Correction correction(PublishedVerdict verdict, RevisionLine line) {
        return new Correction(
                "CorrectionComment",
                line.kind() == Kind.MINOR ? minor(verdict.content().language()) : null,
                line.whatChanged(),
                Shown.day(line.publishedAt()).toString(),
                verdict.url() + "/changes/" + line.number());
    }

    private static String minor(String language) {
        return PageLanguage.isArabic(language) ? "تصحيح طفيف" : "Minor correction";
    }

    /** News about the matter correct nothing. */
    private static boolean saysThatWeWereWrong(Kind kind) {
        return switch (kind) {
            case CORRECTION, MINOR, RETRACTION -> true;
            case INITIAL, UPDATE, RECHECK -> false;
        };
    }

    private Desk desk() {
        String methodology = site.url() + "/methodology";
        return new Desk(
                "NewsMediaOrganization",
                site.deskName(),
                site.url(),
                methodology + "#corrections",
                methodology,
                methodology + "#sources");
    }

    private static ReviewRating rating(InShort verdict) {
        Integer number = verdict.number();
        return new ReviewRating(
                "Rating",
                verdict.words(),
                number,
                number == null ? null : RatingScale.BEST,
                number == null ? null : RatingScale.WORST,
                verdict.meaning());
    }

    private static Claim claim(ClaimSnapshot claim) {
        List<Work> works =
                claim.appearances().stream().map(ClaimReviewJson::work).toList();
        return new Claim(
                "Claim",
                claim.claimant() == null ? null : claimant(claim.claimant(), claim.claimantDetail()),
                text(claim.statedOn()),
                works,
                firstAppearance(claim).map(ClaimReviewJson::work).orElse(null));
    }

    /** Where the claim was seen first, of the places whose date is known. */
    public static Optional<Appearance> firstAppearance(ClaimSnapshot claim) {
        return claim.appearances().stream()
                .filter(appearance -> appearance.publishedOn() != null)
                .min(Comparator.comparing(appearance ->
                        Objects.requireNonNull(appearance.publishedOn()).first()));
    }

    private static Party claimant(String name, @Nullable ClaimantDetail detail) {
        return detail == null
                ? new Party("Organization", name, null)
                : new Party(claimantType(detail.kind()), name, sameAs(detail));
    }

    /** The address of the claimant's item at Wikidata, if it is known. */
    public static @Nullable String sameAs(ClaimantDetail detail) {
        return detail.wikidata() == null ? null : "https://www.wikidata.org/wiki/" + detail.wikidata();
    }

    private static String claimantType(@Nullable String kind) {
        return "PERSON".equals(kind) ? "Person" : "Organization";
    }

    private static Work work(Appearance appearance) {
        return new Work(
                "CreativeWork",
                appearance.url(),
                appearance.headline(),
                text(appearance.publishedOn()),
                appearance.publisher() == null ? null : new Party("Organization", appearance.publisher(), null));
    }

    private static @Nullable String text(@Nullable PartialDate date) {
        return date == null ? null : date.toString();
    }

    /** These characters stand in JSON only within strings, where the escape means the same. */
    private static String escapeForScript(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
