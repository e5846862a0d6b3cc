/** The demo: real subject matter, carried through the API as the demo users. */
@NullMarked
package org.plumbline.devstack.demo;

import org.jspecify.annotations.NullMarked;
