/** The desk's policy table: which claims need how much care, kept as data, with every version of it. */
@NullMarked
package org.plumbline.review.review.policy;

import org.jspecify.annotations.NullMarked;
