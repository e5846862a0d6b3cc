/** The desk's registers: who says what is claimed, and the topics that claims are on. */
@NullMarked
package org.plumbline.claims.register;

import org.jspecify.annotations.NullMarked;
