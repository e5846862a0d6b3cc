/** Errors as RFC 9457 problem details, or as a page for a browser. */
@NullMarked
package org.plumbline.kit.problem;

import org.jspecify.annotations.NullMarked;
