/** What becomes of the desk's people, with a login service in memory that can be away. */
@NullMarked
package org.plumbline.review.team;

import org.jspecify.annotations.NullMarked;
