package org.plumbline.review.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/**
 * What is asked of each series.
 *
 * @param day points of this day and before count
 * @param asked the day on which it was stated, or today: what lies after it is a forecast
 * @param sequelUntil the day until which it matters how the series went on; null where it does not
 */
record Question(
        Claimed claimed,
        PartialDate statedOn,
        LocalDate day,
        LocalDate asked,
        @Nullable LocalDate sequelUntil,
        CheckPolicy policy) {

    SeriesResult askOf(SeriesAt series) {
        SeriesAt.Head head = series.head();
        NotCovered mismatch = mismatch(head);
        if (mismatch != null) {
            return notCovered(head, mismatch, null);
        }
        return switch (new Reading(this, series).read()) {
            case Reading.Nothing(NotCovered reason) -> notCovered(head, reason, null);
            case Reading.Found(Basis basis, boolean tooOld) -> judge(series, basis, tooOld);
        };
    }

    private SeriesResult judge(SeriesAt series, Basis basis, boolean tooOld) {
        SeriesAt.Head head = series.head();
        Allowed allowed = Allowed.by(claimed, policy);
        Outcome outcome = outcome(allowed, basis.amount(), head.counting());
        // A count does not fall: more than 33,000 by an old point are more than 33,000 today.
        boolean stillProven = head.counting() == Counting.CUMULATIVE
                && basis instanceof Basis.Latest
                && (outcome == Outcome.UNDERSTATED
                        || (outcome.holds() && claimed.comparator().isLowerBound()));
        if (tooOld && !stillProven) {
            return notCovered(head, NotCovered.TOO_OLD, basis);
        }
        return new SeriesResult(
                head,
                outcome,
                null,
                basis,
                passing(series, basis, outcome),
                later(series),
                caveats(head, basis, allowed, outcome, tooOld));
    }

    private Outcome outcome(Allowed allowed, Amount amount, Counting counting) {
        if (!allowed.meets(amount)) {
            return allowed.isAbove(amount.best()) ? Outcome.OVERSTATED : Outcome.UNDERSTATED;
        }
        var beyond = amount.best().subtract(claimed.value());
        boolean overtaken =
                switch (claimed.comparator()) {
                    case AT_LEAST, MORE_THAN -> beyond.compareTo(policy.margin(claimed)) > 0;
                    case AT_MOST, FEWER_THAN ->
                        counting == Counting.LEVEL && beyond.negate().compareTo(policy.margin(claimed)) > 0;
                    case EXACTLY, ABOUT, BETWEEN -> false;
                };
        return overtaken ? Outcome.OVERTAKEN : Outcome.CONSISTENT;
    }

    private @Nullable Passing passing(SeriesAt series, Basis basis, Outcome outcome) {
        boolean past = (claimed.comparator().isLowerBound() && outcome.holds())
                || (claimed.comparator().isUpperBound() && outcome == Outcome.UNDERSTATED);
        return past && basis instanceof Basis.Latest
                ? Passing.of(claimed, series.upTo(basis.asOf())).orElse(null)
                : null;
    }

    private @Nullable Point later(SeriesAt series) {
        return sequelUntil == null
                ? null
                : series.latest(sequelUntil)
                        .filter(point -> point.asOf().isAfter(day))
                        .orElse(null);
    }

    private List<Caveat> caveats(SeriesAt.Head head, Basis basis, Allowed allowed, Outcome outcome, boolean tooOld) {
        List<Caveat> caveats = new ArrayList<>();
        if (bothAndDifferent(claimed.subject(), head.subject())) {
            caveats.add(Caveat.OTHER_SUBJECT);
        }
        if (bothAndDifferent(claimed.place(), head.place())) {
            caveats.add(Caveat.OTHER_PLACE);
        }
        if ((claimed.measure() == null) != (head.measure() == null)) {
            caveats.add(Caveat.MEASURE_UNNAMED);
        }
        if (claimed.periodStart() == null && head.counting() == Counting.CUMULATIVE) {
            caveats.add(Caveat.PERIOD_UNNAMED);
        }
        if (statedOn.precision() != PartialDate.Precision.DAY) {
            caveats.add(Caveat.STATED_DAY_UNKNOWN);
        }
        if (basis.derived()) {
            caveats.add(Caveat.DERIVED);
        }
        if (outcome.holds() && !allowed.holds(basis.amount().best())) {
            caveats.add(Caveat.ONLY_WITHIN_RANGE);
        } else if (outcome.holds() && !allowed.covers(basis.amount())) {
            caveats.add(Caveat.NOT_OVER_WHOLE_RANGE);
        }
        if (tooOld) {
            caveats.add(Caveat.OLD_POINT);
        }
        return caveats;
    }

    private @Nullable NotCovered mismatch(SeriesAt.Head head) {
        if (claimed.denied()) {
            return NotCovered.DENIED;
        }
        if (Stream.of(claimed.asOf(), claimed.periodEnd(), claimed.periodStart())
                .anyMatch(date -> date != null && date.first().isAfter(asked))) {
            return NotCovered.FORECAST;
        }
        if (bothAndDifferent(claimed.measure(), head.measure())) {
            return NotCovered.MEASURE;
        }
        return unit(claimed.unit()).equals(unit(head.unit())) ? null : NotCovered.UNIT;
    }

    private static SeriesResult notCovered(SeriesAt.Head head, NotCovered reason, @Nullable Basis basis) {
        return new SeriesResult(head, Outcome.NOT_COVERED, reason, basis, null, null, List.of());
    }

    private static boolean bothAndDifferent(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !plain(one).equals(plain(other));
    }

    /** People are counted, not measured: 33,000 and 33,000 people are one unit. */
    static String unit(@Nullable String unit) {
        String plain = unit == null ? "" : plain(unit);
        return switch (plain) {
            case "person", "persons", "people" -> "";
            case "%" -> "percent";
            default -> plain;
        };
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
