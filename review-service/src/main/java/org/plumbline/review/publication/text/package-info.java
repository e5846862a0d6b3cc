/** What the desk says of itself: texts that its admins write, and everybody reads. */
@NullMarked
package org.plumbline.review.publication.text;

import org.jspecify.annotations.NullMarked;
