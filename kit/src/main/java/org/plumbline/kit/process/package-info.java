/** Work on strangers' files in processes of its own, with bounded memory and time. */
@NullMarked
package org.plumbline.kit.process;

import org.jspecify.annotations.NullMarked;
