package org.plumbline.claims.quantity.reading;

/**
 * A place or a source that a sentence names.
 *
 * @param at its first token
 * @param words as they stand in the text
 */
record Named(int at, String words) {}
