/** Who is asking, as the access token says. */
@NullMarked
package org.plumbline.kit.identity;

import org.jspecify.annotations.NullMarked;
