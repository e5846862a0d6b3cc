/** Where the gateway stands and what stands behind it. */
@NullMarked
package org.plumbline.gateway.config;

import org.jspecify.annotations.NullMarked;
