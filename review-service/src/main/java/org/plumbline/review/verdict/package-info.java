/** Ratings, drafts, the hash that approvals are bound to, and the verdicts with their immutable revisions. */
@NullMarked
package org.plumbline.review.verdict;

import org.jspecify.annotations.NullMarked;
