/** Readers who are mailed when a verdict changes. */
@NullMarked
package org.plumbline.review.subscriber;

import org.jspecify.annotations.NullMarked;
