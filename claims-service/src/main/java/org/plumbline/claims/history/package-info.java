/** What a claim said before, what changed each time, and how to put an earlier version back. */
@NullMarked
package org.plumbline.claims.history;

import org.jspecify.annotations.NullMarked;
