/** What the pages of the desk show, and what their forms do. */
@NullMarked
package org.plumbline.review.desk;

import org.jspecify.annotations.NullMarked;
