/** Has verdicts checked again when figures come in that they were not written with. */
@NullMarked
package org.plumbline.review.recheck;

import org.jspecify.annotations.NullMarked;
