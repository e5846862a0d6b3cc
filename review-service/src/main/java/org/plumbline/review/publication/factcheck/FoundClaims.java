package org.plumbline.review.publication.factcheck;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.site.Site;

/** Google's answer to a search; the names are Google's. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record FoundClaims(List<FoundClaim> claims, @Nullable String nextPageToken) {

    /**
     * A claim and what was found about it.
     *
     * @param claimDate RFC 3339; only of a claim whose day is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FoundClaim(
            String text,
            @Nullable String claimant,
            @Nullable String claimDate,
            List<Review> claimReview) {

        static FoundClaim of(PublishedVerdict verdict, Site site) {
            PartialDate stated = verdict.content().claim().statedOn();
            return new FoundClaim(
                    verdict.content().claim().standalone(),
                    verdict.content().claim().claimant(),
                    stated == null || stated.precision() != PartialDate.Precision.DAY
                            ? null
                            : stated.first()
                                    .atStartOfDay()
                                    .toInstant(ZoneOffset.UTC)
                                    .toString(),
                    List.of(Review.of(verdict, site)));
        }
    }

    /**
     * A verdict.
     *
     * @param reviewDate RFC 3339; of the revision that stands
     * @param languageCode BCP 47
     */
    record Review(
            Publisher publisher,
            String url,
            String title,
            String reviewDate,
            String textualRating,
            String languageCode) {

        static Review of(PublishedVerdict verdict, Site site) {
            return new Review(
                    new Publisher(site.deskName(), site.host()),
                    verdict.url(),
                    verdict.inShort().title(verdict.content().headline()),
                    verdict.publishedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    verdict.inShort().words(),
                    verdict.content().language());
        }
    }

    /** The desk; {@code site} is its host without {@code www.}. */
    record Publisher(String name, String site) {}
}
