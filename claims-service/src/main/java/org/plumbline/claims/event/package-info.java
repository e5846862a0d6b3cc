/** Events that the service sends and those it receives. */
@NullMarked
package org.plumbline.claims.event;

import org.jspecify.annotations.NullMarked;
