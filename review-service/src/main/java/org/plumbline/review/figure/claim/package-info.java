/** Claims and the series that the desk checks them by: which they are, what the check comes to, and its picture. */
@NullMarked
package org.plumbline.review.figure.claim;

import org.jspecify.annotations.NullMarked;
