package org.plumbline.review.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.check.CheckWords;
import org.plumbline.review.check.Claimed;
import org.plumbline.review.check.Outcome;
import org.plumbline.review.figure.claim.ClaimFigures;
import org.plumbline.review.figure.claim.ShowFigures;
import org.plumbline.review.figure.claim.Tie;
import org.plumbline.review.figure.claim.VerdictTolerance;
import org.plumbline.review.figure.claim.VerdictTolerances;
import org.plumbline.review.figure.series.SeriesCatalogue;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.TieSeries;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.verdict.PublicFigures;

/** Puts together what the page of a review shows of series. */
@ApplicationScoped
class DeskFigures {

    private static final int MOST_SERIES = 100;
    private static final Set<String> TRUE = Set.of("true", "mostly-true");
    private static final Set<String> FALSE = Set.of("false", "mostly-false");

    private final TieSeries tying;
    private final ShowFigures show;
    private final SeriesCatalogue catalogue;
    private final ClaimFigures checking;
    private final VerdictTolerances tolerances;
    private final CurrentUser user;
    private final DeskTime time;

    DeskFigures(
            TieSeries tying,
            ShowFigures show,
            SeriesCatalogue catalogue,
            ClaimFigures checking,
            VerdictTolerances tolerances,
            CurrentUser user,
            DeskTime time) {
        this.tying = tying;
        this.show = show;
        this.catalogue = catalogue;
        this.checking = checking;
        this.tolerances = tolerances;
        this.user = user;
        this.time = time;
    }

    FiguresSide of(ReviewView review) {
        ClaimSnapshot claim = review.claim();
        List<PublicFigures> figures = tying.of(review.id());
        return new FiguresSide(
                show.of(claim, figures, "en", false, true),
                quantities(claim, figures),
                hints(review.draft().rating(), figures),
                isBehind(claim, figures),
                tolerance(review, figures));
    }

    private FiguresSide.ToleranceSide tolerance(ReviewView review, List<PublicFigures> figures) {
        VerdictTolerance set = tolerances.of(review.id());
        boolean editor = user.has(Roles.EDITOR);
        boolean dropped = review.state() == ReviewState.DROPPED;
        return new FiguresSide.ToleranceSide(
                set,
                set.words(),
                figures.stream()
                        .flatMap(one -> one.series().stream())
                        .map(PublicFigures.Line::id)
                        .distinct()
                        .map(series -> catalogue.get(series).facts().tolerance().words())
                        .distinct()
                        .toList(),
                new ReviewView.May(
                        editor && !dropped,
                        editor ? "wrong-state" : "role",
                        editor ? "The review was dropped." : "Only an editor sets it."));
    }

    private boolean isBehind(ClaimSnapshot claim, List<PublicFigures> figures) {
        List<PublicFigures> now = checking.again(claim, figures, time.now());
        return now.size() != figures.size()
                || !figures.stream().allMatch(one -> now.stream().anyMatch(one::agreesWith));
    }

    private List<FiguresSide.Quantity> quantities(ClaimSnapshot claim, List<PublicFigures> figures) {
        List<SeriesCatalogue.Item> series = catalogue.active(MOST_SERIES);
        Set<Tie> tied = new HashSet<>(ClaimFigures.ties(figures));
        List<FiguresSide.Quantity> quantities = new ArrayList<>();
        for (int i = 0; i < claim.quantities().size(); i++) {
            int quantity = i;
            Optional<Claimed> claimed = ClaimFigures.claimed(claim, quantity);
            claimed.ifPresent(figure -> quantities.add(new FiguresSide.Quantity(
                    CheckWords.in("en").claimed(figure) + (figure.measure() == null ? "" : " " + figure.measure()),
                    series.stream()
                            .map(one -> new FiguresSide.Option(
                                    quantity + ":" + one.id(),
                                    one.name(),
                                    one.sourceName(),
                                    same(figure.measure(), one.measure()) && same(figure.unit(), one.unit()),
                                    tied.contains(new Tie(quantity, one.id()))))
                            .sorted(Comparator.comparing(FiguresSide.Option::tied)
                                    .thenComparing(FiguresSide.Option::suggested)
                                    .reversed())
                            .toList())));
        }
        return quantities;
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> hints(@Nullable String rating, List<PublicFigures> figures) {
        List<String> hints = new ArrayList<>();
        for (PublicFigures one : figures) {
            Outcome then = one.then().outcome();
            if (rating != null
                    && TRUE.contains(rating)
                    && (then == Outcome.OVERSTATED || then == Outcome.UNDERSTATED)) {
                hints.add("The draft rates the claim as true; by these figures it was not when it was made.");
            }
            if (rating != null && FALSE.contains(rating) && then.holds()) {
                hints.add("The draft rates the claim as false; by these figures it was true when it was made.");
            }
        }
        return hints;
    }
}
