/** What holds for every service: rules about its code, and a walk over all its endpoints. */
@NullMarked
package org.plumbline.devstack.conformance;

import org.jspecify.annotations.NullMarked;
