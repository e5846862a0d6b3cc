/** The clock, dates that carry their precision, and time-ordered ids. */
@NullMarked
package org.plumbline.kit.time;

import org.jspecify.annotations.NullMarked;
