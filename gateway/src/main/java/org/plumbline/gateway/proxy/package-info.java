/** Handing requests on to the services, without the cookies. */
@NullMarked
package org.plumbline.gateway.proxy;

import org.jspecify.annotations.NullMarked;
