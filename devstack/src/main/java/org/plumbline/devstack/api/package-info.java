/** A client of the running system's API, for the demo and for black-box tests. */
@NullMarked
package org.plumbline.devstack.api;

import org.jspecify.annotations.NullMarked;
