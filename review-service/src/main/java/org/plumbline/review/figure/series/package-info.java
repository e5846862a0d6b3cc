/** Figure series: what a source said of one thing over time, and what was known of it when. */
@NullMarked
package org.plumbline.review.figure.series;

import org.jspecify.annotations.NullMarked;
