/** Files of figures: what they hold, what they would change, and how they become points of a series. */
@NullMarked
package org.plumbline.review.figure.imports;

import org.jspecify.annotations.NullMarked;
