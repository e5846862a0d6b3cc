package org.plumbline.review.log;

/**
 * Where a revision stands in the log.
 *
 * @param index which leaf, from 0
 * @param hash of the leaf, in hexadecimal
 */
public record Logged(long index, String hash) {}
