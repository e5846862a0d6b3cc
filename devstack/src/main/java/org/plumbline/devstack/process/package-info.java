/** The processes of the stack, and the folder in which they keep what outlives them. */
@NullMarked
package org.plumbline.devstack.process;

import org.jspecify.annotations.NullMarked;
