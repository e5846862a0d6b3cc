/** What text both services take. */
@NullMarked
package org.plumbline.kit.text;

import org.jspecify.annotations.NullMarked;
