/** What became of the verdict on a claim, in the few words that pages of this service have room for. */
@NullMarked
package org.plumbline.claims.verdict;

import org.jspecify.annotations.NullMarked;
