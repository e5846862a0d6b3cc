/** What review-service keeps of the claims that claims-service tells of. */
@NullMarked
package org.plumbline.review.inbox;

import org.jspecify.annotations.NullMarked;
