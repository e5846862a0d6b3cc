package org.plumbline.review.figure.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.check.Assessment;
import org.plumbline.review.check.CheckPolicy;
import org.plumbline.review.check.CheckResult;
import org.plumbline.review.check.Claimed;
import org.plumbline.review.check.FigureCheck;
import org.plumbline.review.check.SeriesAt;
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

    /**
     * The same for a claim that was changed since: by each series what is checked is the quantity that was checked by it,
     * wherever that stands now. What the claim says no more is left out.
     */
    public List<PublicFigures> ofChanged(
            ClaimSnapshot before, ClaimSnapshot claim, List<PublicFigures> figures, Instant now) {
        Map<Integer, Integer> moves = QuantityMoves.between(before.quantities(), claim.quantities());
        return check(
                claim,
                ties(figures).stream()
                        .filter(tie -> moves.containsKey(tie.quantity()))
                        .map(tie -> new Tie(Objects.requireNonNull(moves.get(tie.quantity())), tie.series()))
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

    /**
     * That a verdict no longer fits what is known.
     *
     * @param series the one that moved
     * @param point the one by which it did
     * @param takenBack whether it moved because that point was taken back
     * @param words what came in or went, in English, for the desk
     */
    public record Moved(UUID series, UUID point, boolean takenBack, String words) {}

    /**
     * The series by which a verdict fits no longer: the figure that it was published with has moved by more than is allowed,
     * or was taken back, or the claim would be judged otherwise today.
     */
    public List<Moved> moved(ClaimSnapshot claim, PublicFigures published, VerdictTolerance tolerance, Instant now) {
        return tolerance.mode() == VerdictTolerance.Mode.NEVER
                ? List.of()
                : claimed(claim, published.quantity())
                        .map(claimed -> moved(claimed, published, tolerance, now))
                        .orElse(List.of());
    }

    private List<Moved> moved(Claimed claimed, PublicFigures published, VerdictTolerance tolerance, Instant now) {
        List<LiveSeries.Known> series = published.series().stream()
                .map(line -> live.since(line, published.knownBy()))
                .toList();
        Assessment today = FigureCheck.now(
                claimed,
                published.statedOn(),
                Shown.day(now),
                series.stream().map(LiveSeries.Known::line).toList(),
                CheckPolicy.DEFAULT);
        boolean otherwise = today.outcome() != published.now().outcome();
        List<Moved> moved = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            PublicFigures.Line line = published.series().get(i);
            PublicFigures.Dated before = line.judgedBy();
            PublicFigures.Dated after = Published.judgedBy(today, line.id());
            Optional<UUID> gone = before == null ? Optional.empty() : live.takenBack(line.id(), before);
            if (before != null && gone.isPresent()) {
                moved.add(new Moved(line.id(), gone.get(), true, gone(line.source(), before, after)));
            } else if (after != null && !after.equals(before)) {
                boolean beyond = before != null
                        && !tolerance.allows(
                                before.best(),
                                after.best(),
                                series.get(i).facts().tolerance());
                if (beyond || otherwise) {
                    moved.add(new Moved(
                            line.id(),
                            live.counting(line.id(), after.asOf()),
                            false,
                            came(line.source(), before, after)));
                }
            }
        }
        return moved;
    }

    private static String came(String source, PublicFigures.@Nullable Dated before, PublicFigures.Dated after) {
        String came = source + ": " + said(after) + ".";
        return before == null ? came : came + " The verdict was written with " + said(before) + ".";
    }

    private static String gone(String source, PublicFigures.Dated before, PublicFigures.@Nullable Dated after) {
        String gone = source + ": " + said(before) + ", which the verdict was written with, was taken back.";
        return gone + (after == null ? " Nothing is known instead." : " What counts now is " + said(after) + ".");
    }

    private static String said(PublicFigures.Dated figure) {
        return Shown.number(figure.best(), "en") + " as of " + Shown.date(PartialDate.ofDay(figure.asOf()), "en");
    }
}
