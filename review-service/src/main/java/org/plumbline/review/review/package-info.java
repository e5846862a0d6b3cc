/** The work on one claim, from its acceptance to its publication, and the use cases of it. */
@NullMarked
package org.plumbline.review.review;

import org.jspecify.annotations.NullMarked;
