/** Finds published verdicts by words, rating, topic, claimant, language and day, in a table derived from them. */
@NullMarked
package org.plumbline.review.publication.search;

import org.jspecify.annotations.NullMarked;
