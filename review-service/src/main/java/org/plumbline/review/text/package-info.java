/** What text may be typed, and how it is brought into one form. */
@NullMarked
package org.plumbline.review.text;

import org.jspecify.annotations.NullMarked;
