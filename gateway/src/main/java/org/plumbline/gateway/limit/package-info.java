/** How much one client may send. */
@NullMarked
package org.plumbline.gateway.limit;

import org.jspecify.annotations.NullMarked;
