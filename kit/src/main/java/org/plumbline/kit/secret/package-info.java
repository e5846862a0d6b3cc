/** Keys that a service alone has, what it keeps encrypted with them, and secrets that only their digest is kept of. */
@NullMarked
package org.plumbline.kit.secret;

import org.jspecify.annotations.NullMarked;
