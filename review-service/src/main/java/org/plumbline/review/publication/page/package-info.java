/** The pages by which the public finds verdicts. */
@NullMarked
package org.plumbline.review.publication.page;

import org.jspecify.annotations.NullMarked;
