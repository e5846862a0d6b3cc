package org.plumbline.claims.extraction;

/**
 * A sentence and where it stands.
 *
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends, exclusive
 * @param text what stands there, to the letter
 */
public record Sentence(int start, int end, String text) {}
