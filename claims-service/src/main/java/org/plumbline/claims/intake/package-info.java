/** How claims come in and are decided on: the API and the pages. */
@NullMarked
package org.plumbline.claims.intake;

import org.jspecify.annotations.NullMarked;
