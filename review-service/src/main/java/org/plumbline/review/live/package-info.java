/** Who has a review open now, and what changes of it while they do. */
@NullMarked
package org.plumbline.review.live;

import org.jspecify.annotations.NullMarked;
