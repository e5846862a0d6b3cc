/** How the desk's work goes: how much, how long, and about whom; computed from what is recorded anyway. */
@NullMarked
package org.plumbline.review.statistics;

import org.jspecify.annotations.NullMarked;
