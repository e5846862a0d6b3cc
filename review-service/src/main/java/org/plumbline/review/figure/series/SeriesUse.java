package org.plumbline.review.figure.series;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Tells what of the desk's work hangs on series. The feature that ties claims to series implements it. */
public interface SeriesUse {

    /** What it is that hangs on a series. */
    @Schema(name = "SeriesUseKind")
    enum Kind {
        /** Published: a new figure may open a recheck of it. */
        VERDICT,
        /** Still under way. */
        REVIEW
    }

    /**
     * Something that hangs on a series.
     *
     * @param reviewId the review under way, or the one that published what stands
     * @param slug of what is published; null of a review
     * @param title headline, or the claim while there is none
     * @param state of the review
     * @param rating as of when the claim was made, by name
     * @param ratingNow as of now, by name; the same where nothing else was said
     * @param tolerance what opens a recheck, in words; null where the series says it
     * @param openReview by which what is published is being changed; null if nobody does
     */
    @Schema(name = "SeriesUse")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Dependent(
            UUID reviewId,
            Kind kind,
            @Nullable String slug,
            String title,
            String language,
            String state,
            @Nullable String rating,
            @Nullable String ratingNow,
            @Nullable String tolerance,
            @Nullable UUID openReview) {

        /** The page of the desk where it is worked on. */
        @JsonIgnore
        public String path() {
            return "/desk/reviews/" + reviewId;
        }

        @JsonIgnore
        public boolean published() {
            return kind == Kind.VERDICT;
        }

        @JsonIgnore
        public String stateInWords() {
            return state.toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * Some of them, the newest first.
     *
     * @param count how many there are in all
     * @param next where the next page starts, if there is one
     */
    @Schema(name = "SeriesUses")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Dependent> items, long count, @Nullable UUID next) {}

    /** How much hangs on each; series that nothing hangs on are left out. */
    Map<UUID, Long> counts(Collection<UUID> series);

    /**
     * What hangs on a series.
     *
     * @param after the last one seen; null at the start
     */
    Page of(UUID series, int limit, @Nullable UUID after);
}
