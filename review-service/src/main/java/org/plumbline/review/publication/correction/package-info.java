/** What was changed of what is published, with before and after, for readers. */
@NullMarked
package org.plumbline.review.publication.correction;

import org.jspecify.annotations.NullMarked;
