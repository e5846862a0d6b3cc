package org.plumbline.review.figure.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.figure.check.Assessment;
import org.plumbline.review.figure.check.CheckPolicy;
import org.plumbline.review.figure.check.CheckResult;
import org.plumbline.review.figure.check.Claimed;
import org.plumbline.review.figure.check.FigureCheck;
import org.plumbline.review.figure.check.SeriesAt;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.verdict.PublicFigures;

/** Checks a claim's quantities by series, with the points that are known now. */
@ApplicationScoped
public class ClaimFigures {

    private final LiveSeries live;

    ClaimFigures(LiveSeries live) {
        this.live = live;
    }

    /** What the claim says of a quantity, if it is one that can be checked: it has a figure, and a day it was said on. */
    public static Optional<Claimed> claimed(ClaimSnapshot claim, int quantity) {
        return quantity < 0 || quantity >= claim.quantities().size() || claim.statedOn() == null
                ? Optional.empty()
                : Claimed.of(claim.quantities().get(quantity));
    }

    /**
     * One check for each quantity that is tied to a series, in their order.
     *
     * @throws ProblemException 422 if a quantity cannot be checked, or there is no such series
     */
    public List<PublicFigures> of(ClaimSnapshot claim, List<Tie> ties, Instant now) {
        for (int i = 0; i < ties.size(); i++) {
            if (claimed(claim, ties.get(i).quantity()).isEmpty()) {
                throw ProblemException.invalid(
                        "series[" + i + "].quantity", "must be a figure of the claim, whose day is known");
            }
            if (!live.exists(ties.get(i).series())) {
                throw ProblemException.invalid("series[" + i + "].series", "must be a series");
            }
        }
        return check(claim, ties, now);
    }

    /** The same checks anew, of a claim that may have changed: what cannot be checked any more is left out. */
    public List<PublicFigures> again(ClaimSnapshot claim, List<PublicFigures> before, Instant now) {
        return check(
                claim,
                ties(before).stream()
                        .filter(tie -> claimed(claim, tie.quantity()).isPresent())
                        .toList(),
                now);
    }

    public static List<Tie> ties(List<PublicFigures> figures) {
        return figures.stream()
                .flatMap(one -> one.series().stream().map(line -> new Tie(one.quantity(), line.id())))
                .toList();
    }

    private List<PublicFigures> check(ClaimSnapshot claim, List<Tie> ties, Instant now) {
        PartialDate statedOn = claim.statedOn();
        if (statedOn == null) {
            return List.of();
        }
        Map<Integer, List<UUID>> byQuantity = ties.stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        Tie::quantity, TreeMap::new, Collectors.mapping(Tie::series, Collectors.toList())));
        LocalDate today = Shown.day(now);
        List<PublicFigures> figures = new ArrayList<>();
        byQuantity.forEach((quantity, ids) -> claimed(claim, quantity).ifPresent(claimed -> {
            List<LiveSeries.Known> series = ids.stream().sorted().map(live::get).toList();
            List<SeriesAt> lines = series.stream().map(LiveSeries.Known::line).toList();
            CheckResult check = FigureCheck.check(claimed, statedOn, today, lines, CheckPolicy.DEFAULT);
            figures.add(Published.figures(quantity, now, today, check, series));
        }));
        return figures;
    }

    /** How the claim stands today by the series of a published check, with what is known now. */
    public Optional<Assessment> today(ClaimSnapshot claim, PublicFigures published, Instant now) {
        return claimed(claim, published.quantity())
                .map(claimed -> FigureCheck.now(
                        claimed,
                        published.statedOn(),
                        Shown.day(now),
                        published.series().stream()
                                .map(line -> live.get(line.id()).line())
                                .toList(),
                        CheckPolicy.DEFAULT));
    }
}
