/** Claims: what was said, what the desk decided about it, and what became of it. */
@NullMarked
package org.plumbline.claims.claim;

import org.jspecify.annotations.NullMarked;
