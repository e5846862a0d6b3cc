/** Finds what is checkable in a text, and says why; imports no framework. */
@NullMarked
package org.plumbline.claims.extraction;

import org.jspecify.annotations.NullMarked;
