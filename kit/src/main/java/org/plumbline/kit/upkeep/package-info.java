/** What both services delete by themselves after a while. */
@NullMarked
package org.plumbline.kit.upkeep;

import org.jspecify.annotations.NullMarked;
