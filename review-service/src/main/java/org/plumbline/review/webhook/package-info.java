/** Partners' addresses that are told of verdicts, and what they are told. */
@NullMarked
package org.plumbline.review.webhook;

import org.jspecify.annotations.NullMarked;
