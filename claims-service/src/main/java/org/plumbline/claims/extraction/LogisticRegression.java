package org.plumbline.claims.extraction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Logistic regression with an L2 penalty, fitted by limited-memory BFGS (Nocedal 1980) on the whole data: no chance is
 * involved, so that the same examples in the same order give the same weights to the last bit.
 */
final class LogisticRegression {

    private static final int MEMORY = 8;
    private static final int MOST_STEPS = 150;

    private final double[] weights;

    private LogisticRegression(double[] weights) {
        this.weights = weights;
    }

    /** A sparse row: the indexes of the features that are not 0, and their values. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; lists would box millions of numbers.
    record Row(int[] indexes, double[] values) {}

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Step(double[] moved, double[] turned, double curvature) {}

    /**
     * Fits.
     *
     * @param rows one for each example, with indexes below {@code size}
     * @param labels whether the example is of the kind sought
     * @param size how many features there are
     * @param penalty half of it, times the squared weights but the bias', is added to the summed loss
     * @param positiveWeight how many examples one that is of the kind counts for
     */
    static LogisticRegression fit(List<Row> rows, boolean[] labels, int size, double penalty, double positiveWeight) {
        double[] weights = new double[size + 1];
        double[] gradient = new double[size + 1];
        double loss = loss(rows, labels, weights, penalty, positiveWeight, gradient);
        Deque<Step> memory = new ArrayDeque<>();
        for (int step = 0; step < MOST_STEPS && norm(gradient) > 1e-4 * rows.size(); step++) {
            double[] direction = direction(gradient, memory);
            double slope = dot(direction, gradient);
            double length = step == 0 ? 1 / Math.max(1, norm(gradient)) : 1;
            double[] next = new double[weights.length];
            double[] nextGradient = new double[weights.length];
            double nextLoss = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < 40; halving++) {
                for (int at = 0; at < next.length; at++) {
                    next[at] = weights[at] + length * direction[at];
                }
                nextLoss = loss(rows, labels, next, penalty, positiveWeight, nextGradient);
                if (nextLoss <= loss + 1e-4 * length * slope) {
                    break;
                }
                length /= 2;
            }
            if (!(nextLoss < loss)) {
                break;
            }
            remember(memory, weights, next, gradient, nextGradient);
            boolean settled = loss - nextLoss < 1e-7 * loss;
            weights = next;
            gradient = nextGradient;
            loss = nextLoss;
            if (settled) {
                break;
            }
        }
        return new LogisticRegression(weights);
    }

    /** The chance that a row is of the kind sought. */
    double chance(Row row) {
        return 1 / (1 + Math.exp(-margin(weights, row)));
    }

    double bias() {
        return weights[weights.length - 1];
    }

    double weight(int index) {
        return weights[index];
    }

    private static double margin(double[] weights, Row row) {
        double sum = weights[weights.length - 1];
        int[] indexes = row.indexes();
        double[] values = row.values();
        for (int at = 0; at < indexes.length; at++) {
            sum += weights[indexes[at]] * values[at];
        }
        return sum;
    }

    private static double loss(
            List<Row> rows,
            boolean[] labels,
            double[] weights,
            double penalty,
            double positiveWeight,
            double[] gradient) {
        int bias = weights.length - 1;
        double loss = 0;
        for (int at = 0; at < bias; at++) {
            loss += penalty * weights[at] * weights[at] / 2;
            gradient[at] = penalty * weights[at];
        }
        gradient[bias] = 0;
        for (int at = 0; at < labels.length; at++) {
            Row row = rows.get(at);
            double margin = margin(weights, row);
            double signed = labels[at] ? margin : -margin;
            double weight = labels[at] ? positiveWeight : 1;
            loss += weight * (signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed);
            double pull = weight * (1 / (1 + Math.exp(-margin)) - (labels[at] ? 1 : 0));
            gradient[bias] += pull;
            int[] indexes = row.indexes();
            double[] values = row.values();
            for (int each = 0; each < indexes.length; each++) {
                gradient[indexes[each]] += pull * values[each];
            }
        }
        return loss;
    }

    private static double[] direction(double[] gradient, Deque<Step> memory) {
        double[] direction = gradient.clone();
        double[] shares = new double[memory.size()];
        int at = memory.size();
        for (Iterator<Step> latest = memory.descendingIterator(); latest.hasNext(); ) {
            Step step = latest.next();
            shares[--at] = dot(step.moved(), direction) / step.curvature();
            add(direction, step.turned(), -shares[at]);
        }
        if (!memory.isEmpty()) {
            Step last = memory.getLast();
            double scale = last.curvature() / dot(last.turned(), last.turned());
            for (int each = 0; each < direction.length; each++) {
                direction[each] *= scale;
            }
        }
        for (Step step : memory) {
            double share = dot(step.turned(), direction) / step.curvature();
            add(direction, step.moved(), shares[at++] - share);
        }
        for (int each = 0; each < direction.length; each++) {
            direction[each] = -direction[each];
        }
        return direction;
    }

    private static void remember(
            Deque<Step> memory, double[] from, double[] to, double[] gradient, double[] nextGradient) {
        double[] moved = to.clone();
        add(moved, from, -1);
        double[] turned = nextGradient.clone();
        add(turned, gradient, -1);
        double curvature = dot(moved, turned);
        if (curvature > 1e-12) {
            if (memory.size() == MEMORY) {
                memory.removeFirst();
            }
            memory.addLast(new Step(moved, turned, curvature));
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }

    private static void add(double[] to, double[] what, double times) {
        for (int at = 0; at < to.length; at++) {
            to[at] += times * what[at];
        }
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }
}
