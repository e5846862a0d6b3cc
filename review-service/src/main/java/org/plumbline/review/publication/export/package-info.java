/** Open data: all verdicts as files. */
@NullMarked
package org.plumbline.review.publication.export;

import org.jspecify.annotations.NullMarked;
