/** Quantities that claims state; imports no framework. */
@NullMarked
package org.plumbline.claims.quantity;

import org.jspecify.annotations.NullMarked;
