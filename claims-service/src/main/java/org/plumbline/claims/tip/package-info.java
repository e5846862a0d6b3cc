/** Tips: what the public and partners send in, how often each claim is asked for, and what became of it. */
@NullMarked
package org.plumbline.claims.tip;

import org.jspecify.annotations.NullMarked;
