/** Who did what, when: append-only rows in the transaction of the change. */
@NullMarked
package org.plumbline.kit.audit;

import org.jspecify.annotations.NullMarked;
