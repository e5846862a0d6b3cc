package org.plumbline.claims.claim;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The published verdict on a claim, as review-service last told.
 *
 * @param url absolute
 * @param rating its slug, e.g. {@code mostly-true}, as of when the claim was made; of a retracted verdict, the one that it had
 * @param ratingNow as of the publication; null where it is the same
 * @param retracted whether the desk does not stand by it any more
 * @param kind what the revision did to the verdict; null where the event was of before it was told
 * @param publishedAt when this revision was published
 */
public record Verdict(
        String url,

        @Schema(
                description =
                        "Slug of the rating as of when the claim was made. Of a retracted verdict it is the one that"
                                + " it had: look at retracted first.",
                examples = "mostly-true")
        String rating,

        @Schema(description = "Slug of the rating now; null where it is the same.", examples = "half-true") @Nullable
        String ratingNow,

        @Schema(
                description =
                        "Whether the desk does not stand by the verdict any more. Its page stays, and says so first.")
        boolean retracted,

        @Schema(
                description = "What this revision did to the verdict: INITIAL, UPDATE, CORRECTION, MINOR, RECHECK or"
                        + " RETRACTION; null where that is not known.",
                examples = "INITIAL")
        @Nullable
        String kind,

        String headline,

        @Schema(description = "Counted from 1.") int revision,

        @Schema(description = "When this revision was published.")
        Instant publishedAt) {}
