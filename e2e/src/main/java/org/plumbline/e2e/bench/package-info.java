/** Measurements on data of others, which stays where it is. */
@NullMarked
package org.plumbline.e2e.bench;

import org.jspecify.annotations.NullMarked;
