package org.plumbline.review.check;

import java.time.LocalDate;
import java.util.List;

/** The figure that a claim is judged by, and how it comes about. */
public sealed interface Basis {

    /** The day that the figure speaks of. */
    LocalDate asOf();

    Amount amount();

    /** Whether it rests on a point that the makers of the series filled in. */
    boolean derived();

    /** A point as it stands. */
    record Latest(Point point) implements Basis {

        @Override
        public LocalDate asOf() {
            return point.asOf();
        }

        @Override
        public Amount amount() {
            return point.amount();
        }

        @Override
        public boolean derived() {
            return point.derived();
        }
    }

    /** What a cumulative series grew by between two points: one at the end of the claim's period, one before its start. */
    record Difference(Point before, Point latest) implements Basis {

        @Override
        public LocalDate asOf() {
            return latest.asOf();
        }

        @Override
        public Amount amount() {
            return latest.amount().minus(before.amount());
        }

        @Override
        public boolean derived() {
            return before.derived() || latest.derived();
        }
    }

    /** The sum over all days of the claim's period. */
    record Sum(List<Point> points) implements Basis {

        public Sum {
            if (points.isEmpty()) {
                throw new IllegalArgumentException("A sum has terms");
            }
            points = List.copyOf(points);
        }

        public LocalDate first() {
            return points.getFirst().asOf();
        }

        @Override
        public LocalDate asOf() {
            return points.getLast().asOf();
        }

        @Override
        public Amount amount() {
            return points.stream().map(Point::amount).reduce(Amount::plus).orElseThrow();
        }

        @Override
        public boolean derived() {
            return points.stream().anyMatch(Point::derived);
        }
    }
}
