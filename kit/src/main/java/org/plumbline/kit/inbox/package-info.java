/** Events that reach a service, handled once however often they are delivered. */
@NullMarked
package org.plumbline.kit.inbox;

import org.jspecify.annotations.NullMarked;
