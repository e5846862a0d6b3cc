/** Where readers say that a verdict is wrong, and see what became of it. */
@NullMarked
package org.plumbline.review.correction.page;

import org.jspecify.annotations.NullMarked;
