/** Black-box scenarios against the whole system: every part real, reached as its users reach it. */
@NullMarked
package org.plumbline.e2e;

import org.jspecify.annotations.NullMarked;
