/** Tells caches in front of the service which answers are no longer true. */
@NullMarked
package org.plumbline.review.outdated;

import org.jspecify.annotations.NullMarked;
