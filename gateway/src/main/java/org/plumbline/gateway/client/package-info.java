/** Who a request is from. */
@NullMarked
package org.plumbline.gateway.client;

import org.jspecify.annotations.NullMarked;
