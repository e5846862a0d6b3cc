/** Web pages that evidence is, as they were found and with a copy that is kept. */
@NullMarked
package org.plumbline.review.evidence.archive;

import org.jspecify.annotations.NullMarked;
