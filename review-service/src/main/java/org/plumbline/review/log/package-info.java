/** The log of what was published: its leaves, its keys, and how it grows. */
@NullMarked
package org.plumbline.review.log;

import org.jspecify.annotations.NullMarked;
