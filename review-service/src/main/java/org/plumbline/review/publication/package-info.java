/** What the public sees: published verdicts to read, and as ClaimReview. */
@NullMarked
package org.plumbline.review.publication;

import org.jspecify.annotations.NullMarked;
