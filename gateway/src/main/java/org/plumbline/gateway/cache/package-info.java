/** Public answers from memory: what may be kept, for how long, and how it is forgotten when it is no longer true. */
@NullMarked
package org.plumbline.gateway.cache;

import org.jspecify.annotations.NullMarked;
