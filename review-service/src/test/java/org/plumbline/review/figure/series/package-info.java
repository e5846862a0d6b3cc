/** Tests of figure series. */
@NullMarked
package org.plumbline.review.figure.series;

import org.jspecify.annotations.NullMarked;
