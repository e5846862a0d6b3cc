/** Tests of claims-service. */
@NullMarked
package org.plumbline.claims;

import org.jspecify.annotations.NullMarked;
