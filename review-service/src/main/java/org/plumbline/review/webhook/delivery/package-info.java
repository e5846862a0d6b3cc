/** Brings to partners' addresses what they are to be told, until they have taken it. */
@NullMarked
package org.plumbline.review.webhook.delivery;

import org.jspecify.annotations.NullMarked;
