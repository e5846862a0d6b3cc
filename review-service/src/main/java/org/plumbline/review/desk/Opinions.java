package org.plumbline.review.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.review.RatingsView;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.verdict.Rating;
import org.plumbline.review.verdict.RatingScale;

/**
 * How those who check a review rate its claim, side by side, and the forms about it.
 *
 * @param shown whether there is anything to be seen or done
 * @param given opinions, and the settlement after them
 */
public record Opinions(
        boolean shown,
        boolean agree,
        List<Given> given,
        List<ReviewPage.Option> choices,
        DeskForm rating,
        DeskForm settling) {

    /**
     * A rating that somebody gave.
     *
     * @param settled whether it was settled since
     * @param settlement whether it is what settled it
     */
    public record Given(String who, String rating, String reason, Moment at, boolean settled, boolean settlement) {}

    static Opinions of(ReviewView review, DeskTime time, @Nullable Refusal refusal) {
        RatingsView ratings = review.ratings();
        List<Given> given = new ArrayList<>();
        for (RatingsView.Opinion one : ratings.opinions()) {
            given.add(new Given(
                    one.by().name(), name(one.rating()), one.reason(), time.of(one.at()), one.settled(), false));
        }
        RatingsView.Settlement settlement = ratings.settlement();
        if (settlement != null) {
            given.add(new Given(
                    settlement.by().name(),
                    name(settlement.rating()),
                    settlement.reason(),
                    time.of(settlement.at()),
                    false,
                    true));
        }
        DeskForm rating = form("opinion", Action.RATE, review, refusal);
        return new Opinions(
                !given.isEmpty() || rating.open(),
                ratings.agree(),
                given,
                RatingScale.ratings().stream()
                        .map(one -> new ReviewPage.Option(one.slug(), one.name()))
                        .toList(),
                rating,
                form("settlement", Action.SETTLE, review, refusal));
    }

    private static DeskForm form(String name, Action action, ReviewView review, @Nullable Refusal refusal) {
        return DeskForm.of(name, Map.of(), Objects.requireNonNull(review.may().get(action)), refusal);
    }

    /** An older scale may have had others. */
    private static String name(String slug) {
        return RatingScale.find(slug).map(Rating::name).orElse(slug);
    }
}
