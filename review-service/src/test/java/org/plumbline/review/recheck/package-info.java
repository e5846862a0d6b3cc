@NullMarked
package org.plumbline.review.recheck;

import org.jspecify.annotations.NullMarked;
