/** Keys that a service alone has, and what it keeps encrypted with them. */
@NullMarked
package org.plumbline.kit.secret;

import org.jspecify.annotations.NullMarked;
