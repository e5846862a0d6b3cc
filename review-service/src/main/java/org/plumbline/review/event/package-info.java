/** Events of other services that reach this one. */
@NullMarked
package org.plumbline.review.event;

import org.jspecify.annotations.NullMarked;
