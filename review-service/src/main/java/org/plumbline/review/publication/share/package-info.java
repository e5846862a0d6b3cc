/** A verdict elsewhere: as a picture, as a citation, and within other sites' pages. */
@NullMarked
package org.plumbline.review.publication.share;

import org.jspecify.annotations.NullMarked;
