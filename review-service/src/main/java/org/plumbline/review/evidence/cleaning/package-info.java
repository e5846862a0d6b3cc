/** Makes uploaded files anew, so that they hold what is seen in them and nothing else. */
@NullMarked
package org.plumbline.review.evidence.cleaning;

import org.jspecify.annotations.NullMarked;
