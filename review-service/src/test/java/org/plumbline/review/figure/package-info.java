/** Tests of figures. */
@NullMarked
package org.plumbline.review.figure;

import org.jspecify.annotations.NullMarked;
