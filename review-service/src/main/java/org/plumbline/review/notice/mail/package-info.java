/** Notices by mail: a queue in the database, which a sender empties outside of any transaction. */
@NullMarked
package org.plumbline.review.notice.mail;

import org.jspecify.annotations.NullMarked;
