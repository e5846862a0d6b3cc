/**
 * Reads the quantities out of a sentence: tokens, then dates, then numbers, then what stands around each number.
 *
 * <p>Plain Java, no framework. Article extraction and the claim form will call {@link
 * org.plumbline.claims.quantity.reading.QuantityReader}; nothing else here is for use outside. The words of each
 * language are data: {@code words.en.txt} and its like beside the classes.
 */
@NullMarked
package org.plumbline.claims.quantity.reading;

import org.jspecify.annotations.NullMarked;
