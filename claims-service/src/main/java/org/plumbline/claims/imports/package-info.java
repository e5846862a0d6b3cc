/** Files of claims: what their columns mean, what would become of each row, and the import in the background. */
@NullMarked
package org.plumbline.claims.imports;

import org.jspecify.annotations.NullMarked;
