package org.plumbline.claims.tip;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.RejectionReason;
import org.plumbline.claims.claim.Verdict;
import org.plumbline.kit.time.PartialDate;

/** A tip as the API shows it to who sent it; its own class because sending, reading and listing all show it. */
@Schema(name = "Tip")
public record TipView(
        UUID id,

        @Schema(description = "The claim that checks it; it changes if the desk merges that into another.")
        UUID claimId,

        Fate status,
        String text,
        String language,
        @Nullable SeenView seen,
        int count,
        Instant receivedAt,

        @Schema(description = "Why it is NOT_TAKEN_UP.") @Nullable
        RejectionReason reason,

        @Schema(
                description =
                        "There once it is PUBLISHED; a verdict that was retracted since is there too, and says so.")
        @Nullable
        Verdict verdict) {

    /** Where it was seen. */
    @Schema(name = "TipSeenAt")
    public record SeenView(
            @Nullable String url,
            @Nullable String publisher,
            @Nullable String headline,
            @Nullable PartialDate publishedOn) {

        static @Nullable SeenView of(@Nullable Appearance seen) {
            return seen == null
                    ? null
                    : new SeenView(seen.url(), seen.publisher(), seen.headline(), seen.publishedOn());
        }
    }

    static TipView of(Followed followed) {
        Tip tip = followed.tip();
        Fate fate = Fate.of(followed.claim());
        return new TipView(
                tip.id(),
                followed.claim().id(),
                fate,
                tip.text(),
                tip.language(),
                SeenView.of(tip.seen()),
                tip.people(),
                tip.receivedAt(),
                fate == Fate.NOT_TAKEN_UP ? Fate.reason(followed.claim()) : null,
                followed.claim().verdict());
    }
}
