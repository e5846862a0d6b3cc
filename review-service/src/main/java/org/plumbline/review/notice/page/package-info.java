/** Where everybody reads their notices and settles how they come. */
@NullMarked
package org.plumbline.review.notice.page;

import org.jspecify.annotations.NullMarked;
