/** Pictures and documents that were uploaded as evidence. */
@NullMarked
package org.plumbline.review.evidence.upload;

import org.jspecify.annotations.NullMarked;
