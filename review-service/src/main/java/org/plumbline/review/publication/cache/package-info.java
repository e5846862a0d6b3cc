/** How answers that are the same for everybody may be kept, and by which names they are purged. */
@NullMarked
package org.plumbline.review.publication.cache;

import org.jspecify.annotations.NullMarked;
