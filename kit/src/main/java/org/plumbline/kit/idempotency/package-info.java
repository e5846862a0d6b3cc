/** A creation that is asked for twice under one key happens once. */
@NullMarked
package org.plumbline.kit.idempotency;

import org.jspecify.annotations.NullMarked;
