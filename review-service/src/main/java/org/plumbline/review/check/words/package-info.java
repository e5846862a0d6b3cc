/** Figures, days and sentences about them in the languages that the site speaks; plain Java without a framework. */
@NullMarked
package org.plumbline.review.check.words;

import org.jspecify.annotations.NullMarked;
