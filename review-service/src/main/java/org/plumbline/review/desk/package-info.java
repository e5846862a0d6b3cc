/** The desk's pages about reviews: what is to be done, working on a review, approving and publishing it. */
@NullMarked
package org.plumbline.review.desk;

import org.jspecify.annotations.NullMarked;
