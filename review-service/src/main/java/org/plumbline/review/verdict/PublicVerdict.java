package org.plumbline.review.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.inbox.ClaimSnapshot;

/**
 * One revision as readers see it. It is kept as it was, with the names of its rating, so that nothing published changes
 * when the scale, the claim or the evidence behind it do. No person of the desk is in it: bylines are opt-in.
 *
 * @param waiver why an editor waived the source rule, if one did; printed on the page
 * @param checkedBy how many people wrote the draft or gathered its evidence
 * @param approvedBy how many editors approved it
 * @param contentHash what they approved
 * @param whatChanged against the revision before, and why
 * @param ratingNow the rating as of this publication, where it differs from that as of when the claim was made
 * @param kind what this revision does to the verdict
 * @param figures the series and points that the claim was checked by
 */
public record PublicVerdict(
        ClaimSnapshot claim,
        Rating rating,
        int ratingScaleVersion,
        String headline,
        String summary,
        String body,
        @Nullable String methodology,
        String language,
        List<PublicEvidence> evidence,
        @Nullable String waiver,
        int checkedBy,
        int approvedBy,
        Instant publishedAt,
        String contentHash,
        String whatChanged,
        @Nullable Rating ratingNow,
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PublicFigures> figures) {

    public PublicVerdict {
        // Those of before there were others say nothing.
        kind = Objects.requireNonNullElse(kind, Kind.INITIAL);
        evidence = List.copyOf(evidence);
        figures = List.copyOf(Objects.requireNonNullElse(figures, List.of()));
    }

    /** A verdict on a claim that is checked by no series. */
    public PublicVerdict(
            ClaimSnapshot claim,
            Rating rating,
            int ratingScaleVersion,
            String headline,
            String summary,
            String body,
            @Nullable String methodology,
            String language,
            List<PublicEvidence> evidence,
            @Nullable String waiver,
            int checkedBy,
            int approvedBy,
            Instant publishedAt,
            String contentHash,
            String whatChanged,
            @Nullable Rating ratingNow,
            Kind kind) {
        this(
                claim,
                rating,
                ratingScaleVersion,
                headline,
                summary,
                body,
                methodology,
                language,
                evidence,
                waiver,
                checkedBy,
                approvedBy,
                publishedAt,
                contentHash,
                whatChanged,
                ratingNow,
                kind,
                List.of());
    }
}
