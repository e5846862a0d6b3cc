@NullMarked
package org.plumbline.review.figure.claim;

import org.jspecify.annotations.NullMarked;
