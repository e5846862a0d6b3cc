package org.plumbline.e2e.bench;

/**
 * One measured value.
 *
 * @param set the data it was measured on
 * @param measure what was measured
 * @param of what of ours, or what for comparison
 * @param count on how many sentences, debates, pages or claims
 */
public record Figure(String set, String measure, String of, double value, int count) {}
