package org.plumbline.review.review.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Whether those who check a review agree on its rating.
 *
 * <p>There is one question, with a rating for each who takes part in it: the draft's; that of the latest settlement; and
 * the latest opinion of everybody who gave one since then, be they still on the review or not, so that nobody gets rid of
 * another opinion by removing whoever holds it. It is open while these are not all the same. So a settlement closes it;
 * an opinion given later opens it again only if it is not the settled rating, and so does a draft that is given another
 * rating than the settled one.
 *
 * @param draft the slug of the draft's rating; null if it has none yet
 * @param draftBy the sub of whoever gave the draft that rating
 * @param opinions the latest of each person, oldest first
 * @param settlement the latest, if there is one
 */
public record RatingQuestion(
        @Nullable String draft,
        @Nullable String draftBy,
        List<Opinion> opinions,
        @Nullable Settlement settlement) {

    /** Nobody said anything yet. */
    public static final RatingQuestion NONE = new RatingQuestion(null, null, List.of(), null);

    public RatingQuestion {
        opinions = List.copyOf(opinions);
    }

    /**
     * How somebody rates the claim.
     *
     * @param rating a slug of the scale
     * @param settled whether the latest settlement came after it
     */
    public record Opinion(String sub, String rating, boolean settled) {}

    /** How somebody else settled it. */
    public record Settlement(String sub, String rating) {}

    /** Whether somebody has to give in, or a third person has to settle it. */
    public boolean isOpen() {
        Set<String> ratings = new HashSet<>();
        if (draft != null) {
            ratings.add(draft);
        }
        if (settlement != null) {
            ratings.add(settlement.rating());
        }
        opinions.stream()
                .filter(opinion -> !opinion.settled())
                .map(Opinion::rating)
                .forEach(ratings::add);
        return ratings.size() > 1;
    }

    /** Whether somebody has a rating in it, an opinion that was settled included; whoever has is no third person. */
    public boolean isParty(String sub) {
        return Objects.equals(sub, draftBy)
                || (settlement != null && settlement.sub().equals(sub))
                || opinions.stream().anyMatch(opinion -> opinion.sub().equals(sub));
    }
}
