/** Reads documents of any origin into text, within limits. */
@NullMarked
package org.plumbline.claims.article.reading;

import org.jspecify.annotations.NullMarked;
