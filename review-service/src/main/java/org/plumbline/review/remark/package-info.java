/** What the desk says about passages of a draft: never published, never part of what is approved. */
@NullMarked
package org.plumbline.review.remark;

import org.jspecify.annotations.NullMarked;
