/** What text both services take, and how bytes become text. */
@NullMarked
package org.plumbline.kit.text;

import org.jspecify.annotations.NullMarked;
