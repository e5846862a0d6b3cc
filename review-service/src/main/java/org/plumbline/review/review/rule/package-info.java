/** The rules of a review, as plain Java: who may do what, when, and if not, why. */
@NullMarked
package org.plumbline.review.review.rule;

import org.jspecify.annotations.NullMarked;
