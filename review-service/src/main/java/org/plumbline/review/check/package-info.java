/** What series of figures say about the figure in a claim: outcome, arithmetic and limits; plain Java without a framework. */
@NullMarked
package org.plumbline.review.check;

import org.jspecify.annotations.NullMarked;
