/** {@code ./plumbline verify}: checks a published page against the log, from outside the service. */
@NullMarked
package org.plumbline.review.record.verify;

import org.jspecify.annotations.NullMarked;
