/** Where the desk's admins read the audit trail of this service. */
@NullMarked
package org.plumbline.claims.audit;

import org.jspecify.annotations.NullMarked;
