/** What differs between two texts, word by word; imports no framework. */
@NullMarked
package org.plumbline.kit.diff;

import org.jspecify.annotations.NullMarked;
