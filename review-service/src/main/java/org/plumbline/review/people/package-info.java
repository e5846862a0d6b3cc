/** Whom the desk knows, so that work can be given to somebody without asking the login service. */
@NullMarked
package org.plumbline.review.people;

import org.jspecify.annotations.NullMarked;
