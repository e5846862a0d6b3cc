/** What becomes of a correction request, and who may decide on it; imports no framework. */
@NullMarked
package org.plumbline.review.correction.rule;

import org.jspecify.annotations.NullMarked;
