/** Long work that is done in the background, a batch at a time. */
@NullMarked
package org.plumbline.kit.batch;

import org.jspecify.annotations.NullMarked;
