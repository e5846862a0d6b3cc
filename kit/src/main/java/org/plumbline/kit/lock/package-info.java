/** Doing something in one instance of a service at a time. */
@NullMarked
package org.plumbline.kit.lock;

import org.jspecify.annotations.NullMarked;
