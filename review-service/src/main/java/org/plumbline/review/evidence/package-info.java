/** The sources that a review rests on. */
@NullMarked
package org.plumbline.review.evidence;

import org.jspecify.annotations.NullMarked;
