/** What readers say is wrong with a verdict, and what the desk makes of it. */
@NullMarked
package org.plumbline.review.correction;

import org.jspecify.annotations.NullMarked;
