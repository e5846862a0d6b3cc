/** Series and the claim about them as a picture, its description and the table behind it; plain Java without a framework. */
@NullMarked
package org.plumbline.review.figure.chart;

import org.jspecify.annotations.NullMarked;
