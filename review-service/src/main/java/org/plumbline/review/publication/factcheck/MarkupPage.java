package org.plumbline.review.publication.factcheck;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.inbox.ClaimSnapshot.Appearance;
import org.plumbline.review.inbox.ClaimSnapshot.ClaimantDetail;
import org.plumbline.review.publication.ClaimReviewJson;
import org.plumbline.review.publication.InShort;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.RatingScale;

/**
 * A verdict's page with its markup, as Google's {@code ClaimReviewMarkupPage}; the names are Google's.
 *
 * @param name {@code pages/} and the verdict's id
 * @param publishDate a day
 * @param versionId the number of the revision
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MarkupPage(
        String name,
        String pageUrl,
        String publishDate,
        Author claimReviewAuthor,
        String versionId,
        List<Markup> claimReviewMarkups) {

    static final String PREFIX = "pages/";

    /** The desk. */
    record Author(String name, String imageUrl) {}

    /** Several pages, as Google lists them. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Listing(
            List<MarkupPage> claimReviewMarkupPages,
            @Nullable String nextPageToken) {}

    /**
     * The markup.
     *
     * @param claimDate as precise as it is known
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Markup(
            String url,
            String claimReviewed,
            @Nullable String claimDate,
            @Nullable String claimFirstAppearance,
            List<String> claimAppearances,
            @Nullable ClaimAuthor claimAuthor,
            Rating rating) {}

    /** Who made the claim. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClaimAuthor(String name, @Nullable String sameAs) {}

    /** The rating; without numbers where the scale has none, and where the verdict is retracted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rating(
            @Nullable Integer ratingValue,
            @Nullable Integer bestRating,
            @Nullable Integer worstRating,
            String textualRating,
            String ratingExplanation) {}

    static MarkupPage of(PublishedVerdict verdict, Site site) {
        ClaimSnapshot claim = verdict.content().claim();
        PartialDate stated = claim.statedOn();
        Markup markup = new Markup(
                verdict.url(),
                claim.standalone(),
                stated == null ? null : stated.toString(),
                ClaimReviewJson.firstAppearance(claim).map(Appearance::url).orElse(null),
                claim.appearances().stream()
                        .map(Appearance::url)
                        .filter(Objects::nonNull)
                        .toList(),
                author(claim),
                rating(verdict.inShort()));
        return new MarkupPage(
                PREFIX + verdict.verdictId(),
                verdict.url(),
                Shown.day(verdict.firstPublishedAt()).toString(),
                new Author(site.deskName(), site.url() + "/assets/icon.svg"),
                Integer.toString(verdict.revision()),
                List.of(markup));
    }

    private static @Nullable ClaimAuthor author(ClaimSnapshot claim) {
        String name = claim.claimant();
        ClaimantDetail detail = claim.claimantDetail();
        return name == null ? null : new ClaimAuthor(name, detail == null ? null : ClaimReviewJson.sameAs(detail));
    }

    private static Rating rating(InShort verdict) {
        Integer number = verdict.number();
        return new Rating(
                number,
                number == null ? null : RatingScale.BEST,
                number == null ? null : RatingScale.WORST,
                verdict.words(),
                verdict.meaning());
    }
}
