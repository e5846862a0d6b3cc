/** What the desk holds of readers who write to it: their mail addresses, sealed. */
@NullMarked
package org.plumbline.review.reader;

import org.jspecify.annotations.NullMarked;
