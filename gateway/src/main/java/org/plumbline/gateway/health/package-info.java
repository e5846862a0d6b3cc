/** Which parts of the system are up. */
@NullMarked
package org.plumbline.gateway.health;

import org.jspecify.annotations.NullMarked;
