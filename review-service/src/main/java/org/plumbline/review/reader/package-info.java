/** What the desk holds of readers who write to it: their mail addresses, sealed, and links that only they have. */
@NullMarked
package org.plumbline.review.reader;

import org.jspecify.annotations.NullMarked;
