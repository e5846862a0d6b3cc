/** Files that are kept as they came, under the name of what is in them. */
@NullMarked
package org.plumbline.kit.files;

import org.jspecify.annotations.NullMarked;
