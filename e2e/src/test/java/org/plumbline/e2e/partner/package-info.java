/** A partner's server on this machine, and how a running service is led to it. */
@NullMarked
package org.plumbline.e2e.partner;

import org.jspecify.annotations.NullMarked;
