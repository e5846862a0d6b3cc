/** The desk's queue of correction requests, and the page on which it decides on one. */
@NullMarked
package org.plumbline.review.correction.desk;

import org.jspecify.annotations.NullMarked;
