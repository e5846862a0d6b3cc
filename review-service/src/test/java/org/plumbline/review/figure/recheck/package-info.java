@NullMarked
package org.plumbline.review.figure.recheck;

import org.jspecify.annotations.NullMarked;
