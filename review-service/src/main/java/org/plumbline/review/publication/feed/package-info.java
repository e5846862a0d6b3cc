/** Verdicts as feeds and sitemaps, for programs that look again and again. */
@NullMarked
package org.plumbline.review.publication.feed;

import org.jspecify.annotations.NullMarked;
