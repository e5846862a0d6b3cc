/** What people are told of reviews that concern them, in the desk and by mail. */
@NullMarked
package org.plumbline.review.notice;

import org.jspecify.annotations.NullMarked;
