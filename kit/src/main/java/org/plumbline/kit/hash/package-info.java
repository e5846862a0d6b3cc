/** Fingerprints of content. */
@NullMarked
package org.plumbline.kit.hash;

import org.jspecify.annotations.NullMarked;
