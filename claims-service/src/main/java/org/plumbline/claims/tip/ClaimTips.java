package org.plumbline.claims.tip;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Claims;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Shown;

/** The tips on a claim in the words of a desk page; templates reach it as {@code inject:claimTips}. */
@ApplicationScoped
@Named("claimTips")
public class ClaimTips {

    static final int NEWEST = 5;

    private final Claims claims;
    private final Tips tips;

    ClaimTips(Claims claims, Tips tips) {
        this.claims = claims;
        this.tips = tips;
    }

    /**
     * Some of the tips on a claim, newest first.
     *
     * @param demand how many people asked for the claim
     * @param total how many tips there are in all
     * @param next the address of the next part; null at the end
     */
    public record Part(
            String claim,
            String text,
            String language,
            int demand,
            long total,
            List<Card> tips,
            @Nullable String next) {

        public boolean one() {
            return demand == 1;
        }
    }

    /**
     * One tip.
     *
     * @param by the partner that sent it; null for the public
     * @param seenAt where it was seen, for a link
     * @param seen the same in words; null if nobody said
     */
    public record Card(
            String text,
            String language,
            int people,
            @Nullable String by,
            @Nullable String seenAt,
            @Nullable String seen,
            String exact,
            String time) {

        static Card of(Tip tip) {
            Instant received = tip.receivedAt();
            Person sender = tip.sentBy();
            Appearance seen = tip.seen();
            return new Card(
                    tip.text(),
                    tip.language(),
                    tip.people(),
                    sender.equals(SendTip.PUBLIC) ? null : sender.name(),
                    seen == null ? null : seen.url(),
                    label(seen),
                    received.toString(),
                    Shown.time(received, "en"));
        }

        private static @Nullable String label(@Nullable Appearance seen) {
            if (seen == null) {
                return null;
            }
            if (seen.headline() != null) {
                return seen.publisher() == null ? seen.headline() : seen.headline() + " (" + seen.publisher() + ")";
            }
            return seen.publisher() == null ? seen.url() : seen.publisher();
        }
    }

    /** The newest few. */
    public Part newest(String claim) {
        return part(UUID.fromString(claim), NEWEST, null);
    }

    Part part(UUID id, int limit, @Nullable UUID after) {
        Claim claim = claims.get(id).orElseThrow(() -> ProblemException.notFound("claim", id));
        Tips.Part<Tip> part = tips.of(id, limit, after);
        return new Part(
                id.toString(),
                claim.statement().text(),
                claim.statement().language(),
                claim.demand(),
                part.total(),
                part.items().stream().map(Card::of).toList(),
                part.next() == null ? null : "/desk/claims/" + id + "/tips?after=" + part.next());
    }
}
