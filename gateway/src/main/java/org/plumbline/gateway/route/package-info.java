/** Which path is served by whom. */
@NullMarked
package org.plumbline.gateway.route;

import org.jspecify.annotations.NullMarked;
