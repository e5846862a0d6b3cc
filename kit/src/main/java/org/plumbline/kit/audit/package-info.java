/** Who did what, when: append-only rows in the transaction of the change, in chains that show what was changed later. */
@NullMarked
package org.plumbline.kit.audit;

import org.jspecify.annotations.NullMarked;
