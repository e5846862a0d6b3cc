/** What web pages say of themselves. */
@NullMarked
package org.plumbline.kit.page;

import org.jspecify.annotations.NullMarked;
