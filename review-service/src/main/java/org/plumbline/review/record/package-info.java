/** The record of what was published, for anybody to check: the log's addresses and its page. */
@NullMarked
package org.plumbline.review.record;

import org.jspecify.annotations.NullMarked;
