package org.plumbline.claims.tip;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.RejectionReason;
import org.plumbline.claims.claim.Verdict;
import org.plumbline.claims.verdict.InShort;
import org.plumbline.kit.web.Shown;

/**
 * What became of a claim, for a public page.
 *
 * @param fate a name of {@link Fate}
 * @param reason a name of {@code RejectionReason}; empty unless the desk said one
 */
public record Became(String fate, String reason, @Nullable Published verdict) {

    /**
     * The verdict.
     *
     * @param exact when what stands now was published, or the verdict was retracted, for programs
     * @param day the same for people
     */
    public record Published(String url, InShort inShort, String headline, String exact, String day) {}

    static Became of(Claim claim, PageLanguage page) {
        Fate fate = Fate.of(claim);
        RejectionReason reason = Fate.reason(claim);
        return new Became(
                fate.name(),
                fate == Fate.NOT_TAKEN_UP && reason != null ? reason.name() : "",
                published(claim.verdict(), page));
    }

    private static @Nullable Published published(@Nullable Verdict verdict, PageLanguage page) {
        if (verdict == null) {
            return null;
        }
        return new Published(
                verdict.url(),
                InShort.of(verdict, page.tag()),
                verdict.headline(),
                verdict.publishedAt().toString(),
                Shown.date(verdict.publishedAt(), page.tag()));
    }
}
